import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/scores';
import { route } from '@/lib/server/route';
import { previewLifecycle } from '@/lib/services/metrics/preview-lifecycle';

export const POST = route(contract.previewLifecycle, ({ body }) => previewLifecycle(pool(), body, systemClock.now()));
