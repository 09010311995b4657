import { refreshProductFacts } from '@/lib/services/metrics/refresh-product-facts';
import type { JobHandler } from '../define-job';

/** Sales and views of products, for their list. */
export const refreshProducts: JobHandler<unknown> = (_payload, { pool, clock }) => refreshProductFacts(pool, 'all', clock.now());
