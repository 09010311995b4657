import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/predictions-ui';
import { route } from '@/lib/server/route';
import { checkData } from '@/lib/services/models/check-data';

export const POST = route(contract.checkModelData, ({ body }) => checkData(pool(), body, systemClock.now()));
