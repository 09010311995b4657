import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/products';
import { csvResponse } from '@/lib/server/csv-response';
import { queryAll } from '@/lib/server/query-all';
import { route } from '@/lib/server/route';
import { exportProducts } from '@/lib/services/profiles/export-products';
import { readProductListQuery } from '@/lib/services/profiles/product-list-query';

export const GET = route(contract.exportProducts, async ({ request, audit }) => {
  audit('products');
  return csvResponse('products', exportProducts(pool(), readProductListQuery(queryAll(request))));
});
