import { systemClock } from '@/lib/core/clock';
import * as contract from '@/lib/server/contract/suggest';
import { route } from '@/lib/server/route';
import { suggestProperties } from '@/lib/services/segments/suggest-properties';

export const GET = route(contract.suggestProperties, ({ query }) => suggestProperties(query.event, systemClock.now()));
