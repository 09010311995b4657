import { systemClock } from '@/lib/core/clock';

import * as contract from '@/lib/server/contract/suggest';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { suggestValues } from '@/lib/services/segments/suggest-values';

export const GET = route(contract.suggestValues, ({ query, principal }) =>
  suggestValues(query, { now: systemClock.now(), seesPersonal: seesPersonal(principal) }),
);
