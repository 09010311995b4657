import { systemClock } from '@/lib/core/clock';
import * as contract from '@/lib/server/contract/suggest';
import { route } from '@/lib/server/route';
import { suggestSpread } from '@/lib/services/segments/suggest-spread';

export const GET = route(contract.suggestSpread, ({ query }) => suggestSpread(query.metric, systemClock.now()));
