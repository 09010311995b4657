import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/products';
import { route } from '@/lib/server/route';
import { listProducts } from '@/lib/services/profiles/list-products';

export const GET = route(contract.listProducts, ({ query: { category, ...query } }) =>
  listProducts(pool(), { ...query, categories: category === undefined ? undefined : [category] }),
);
