import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segments-ui';
import { route } from '@/lib/server/route';
import { readHealth } from '@/lib/services/segments/health/read-health';

export const GET = route(contract.segmentHealth, ({ params }) => readHealth(pool(), params.id, systemClock.now()));
