'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { action, permission } from '@/lib/server/action';
import { ingestDeps } from '@/lib/server/ingest';
import { discardQuarantined, restoreQuarantined } from '@/lib/services/ingest/discard-quarantined';
import { replayAllQuarantined } from '@/lib/services/ingest/replay-all-quarantined';
import { replayMended, replayQuarantined } from '@/lib/services/ingest/replay-quarantined';

const access = permission('data.replay');
const ids = z.object({ ids: z.array(z.string().min(1).max(100)).min(1).max(500) });
const values = z.array(z.string().max(500)).max(100).optional();
const refresh = () => revalidatePath('/data/quarantine', 'layout');

/** Takes chosen events once more as they came. */
export const replay = action({ name: 'replayQuarantined', access, input: ids }, async ({ input, audit }) => {
  const outcome = await replayQuarantined(ingestDeps(), input.ids);
  audit(input.ids.length === 1 ? (input.ids[0] ?? '') : 'quarantine', {
    replayed: outcome.replayed,
    faulty: outcome.faulty.length,
  });
  refresh();
  return outcome;
});

/** Takes every waiting event of a filter once more. */
export const replayAll = action(
  {
    name: 'replayAllQuarantined',
    access,
    input: z.object({ calls: values, reasons: values, sources: values, q: z.string().max(200).optional() }),
  },
  async ({ input, audit }) => {
    const outcome = await replayAllQuarantined(ingestDeps(), input);
    audit('quarantine', outcome);
    refresh();
    return outcome;
  },
);

/** Takes one event as a person has mended it. */
export const mend = action(
  {
    name: 'mendQuarantined',
    access,
    input: z.object({ id: z.string().min(1).max(100), payload: z.string().min(1).max(100_000) }),
  },
  async ({ input, audit }) => {
    audit(input.id);
    await replayMended(ingestDeps(), input.id, input.payload);
    refresh();
  },
);

export const discard = action({ name: 'discardQuarantined', access, input: ids }, async ({ input, audit }) => {
  const count = await discardQuarantined(pool(), input.ids, systemClock.now());
  audit('quarantine', { discarded: count });
  refresh();
  return { count };
});

export const restore = action({ name: 'restoreQuarantined', access, input: ids }, async ({ input, audit }) => {
  const count = await restoreQuarantined(pool(), input.ids);
  audit('quarantine', { restored: count });
  refresh();
  return { count };
});
