import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/scores';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { previewEngagement } from '@/lib/services/metrics/preview-engagement';
import { nameCustomers } from '@/lib/services/profiles/name-customers';

export const POST = route(contract.previewEngagement, async ({ body, principal }) => {
  const preview = await previewEngagement(pool(), body, systemClock.now());
  const names = await nameCustomers(
    pool(),
    preview.examples.map(({ number }) => number),
    seesPersonal(principal),
  );
  return {
    ...preview,
    examples: preview.examples.flatMap(({ number, ...example }) => {
      const customer = names.get(number);
      return customer ? [{ ...customer, ...example }] : [];
    }),
  };
});
