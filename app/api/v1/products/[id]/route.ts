import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/products';
import { route } from '@/lib/server/route';
import { findProduct } from '@/lib/services/profiles/find-product';

export const GET = route(contract.getProduct, ({ params }) => findProduct(pool(), params.id));
