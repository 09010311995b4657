import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/clusters-ui';
import { route } from '@/lib/server/route';
import { readRuleValue } from '@/lib/services/models/read-rule-value';

export const POST = route(contract.ruleValue, ({ body }) => readRuleValue(pool(), body.rule, systemClock.now()));
