import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments-ui';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { compareVersions } from '@/lib/services/segments/compare-versions';

export const GET = route(contract.compareVersions, ({ params, query, principal }) =>
  compareVersions(pool(), params.id, { ...query, at: systemClock.now(), personal: seesPersonal(principal) }),
);
