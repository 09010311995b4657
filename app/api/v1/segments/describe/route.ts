import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/segment-rules';
import { route } from '@/lib/server/route';
import { describeStoredRule } from '@/lib/services/segments/describe-stored-rule';

export const POST = route(contract.describeRule, ({ body }) => describeStoredRule(pool(), body.rule));
