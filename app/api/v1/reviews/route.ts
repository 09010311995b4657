import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/reviews';
import { route } from '@/lib/server/route';
import { listReviews } from '@/lib/services/campaigns/review/public/list-reviews';

export const GET = route(contract.listReviews, ({ query }) => listReviews(pool(), query));
