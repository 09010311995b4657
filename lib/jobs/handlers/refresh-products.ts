import { refreshChangedProducts } from '@/lib/services/metrics/refresh-changed-products';
import type { JobHandler } from '../define-job';

/** Sales and views of the products that events have come for, for their list. */
export const refreshProducts: JobHandler<unknown> = (_payload, { pool, clock }) =>
  refreshChangedProducts(pool, clock.now());
