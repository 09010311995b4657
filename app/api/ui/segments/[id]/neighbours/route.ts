import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments-ui';
import { route } from '@/lib/server/route';
import { readNeighbours } from '@/lib/services/segments/health/read-neighbours';

export const GET = route(contract.segmentNeighbours, ({ params }) => readNeighbours(pool(), params.id, 5));
