import { systemClock } from '@/lib/core/clock';
import * as contract from '@/lib/server/contract/suggest';
import { route } from '@/lib/server/route';
import { suggestThings } from '@/lib/services/segments/suggest-things';

export const GET = route(contract.suggestThings, () => suggestThings(systemClock.now()));
