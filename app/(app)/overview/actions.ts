'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { action, permission, personOf } from '@/lib/server/action';
import { idForm } from '@/lib/services/accounts/forms';
import { setSubscribed } from '@/lib/services/monitoring/digest/digest-subscribers';
import { PERIODS } from '@/lib/services/monitoring/overview/period';
import { createShareLink, endShareLink } from '@/lib/services/monitoring/share/share-links';

const share = permission('share.create');

/** Answers the link, which is told this once. */
export const shareOverview = action(
  {
    name: 'createShareLink',
    access: share,
    input: z.object({ period: z.enum(PERIODS), days: z.union([z.literal(1), z.literal(7), z.literal(30)]) }),
  },
  async ({ input: { period, days }, principal, audit }) => {
    const by = personOf(principal).userId;
    const subject = { kind: 'overview', period } as const;
    const link = await createShareLink(pool(), { subject, days, by, at: systemClock.now() });
    audit(link.id, { period, days });
    revalidatePath('/overview');
    return {
      path: `/share/${link.token}`,
      origin: env().NEXTAUTH_URL ?? null,
      expiresAt: link.expiresAt.toISOString(),
    };
  },
);

export const endShare = action({ name: 'endShareLink', access: share, input: idForm }, async ({ input, audit }) => {
  audit(input.id);
  await endShareLink(pool(), input.id, systemClock.now());
  revalidatePath('/overview');
});

export const subscribeDigest = action(
  { name: 'subscribeDigest', access: permission('overview.view'), input: z.object({ on: z.boolean() }) },
  async ({ input, principal, audit }) => {
    const { userId } = personOf(principal);
    audit(userId, { on: input.on });
    await setSubscribed(pool(), userId, input.on, systemClock.now());
    revalidatePath('/overview');
  },
);
