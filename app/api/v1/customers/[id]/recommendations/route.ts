import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/customers';
import { route } from '@/lib/server/route';
import { recommendProducts } from '@/lib/services/models/recommend/recommend-products';

export const GET = route(contract.listRecommendations, ({ params, query }) =>
  recommendProducts(pool(), params.id, { n: query.n, at: systemClock.now() }),
);
