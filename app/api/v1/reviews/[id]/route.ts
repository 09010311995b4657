import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/reviews';
import { route } from '@/lib/server/route';
import { getReview } from '@/lib/services/campaigns/review/public/get-review';

export const GET = route(contract.getReview, ({ params }) => getReview(pool(), params.id));
