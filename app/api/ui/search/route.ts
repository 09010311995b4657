import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/search';
import { route } from '@/lib/server/route';
import { seesPersonal } from '@/lib/server/sees-personal';
import { searchEverything } from '@/lib/services/profiles/search-everything';

export const GET = route(contract.searchEverything, ({ query, principal }) =>
  searchEverything(pool(), { q: query.q, personal: seesPersonal(principal) }),
);
