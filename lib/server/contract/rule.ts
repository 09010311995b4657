import { z } from 'zod';
import { ruleSchema as checkedRule } from '@/lib/rules';

/** Where the OpenAPI document describes the rule language, once for all endpoints. */
const documented = { $ref: '#/components/schemas/Rule' };

/** A rule that comes in. */
export const ruleSchema = checkedRule.meta(documented);

/** A rule as it is kept, which was checked when it came in. */
export const storedRuleSchema = z.unknown().meta(documented);

/** A rule with what its nodes say about one customer. */
export const explainedRuleSchema = z.looseObject({
  type: z.string(),
  holds: z.boolean().nullable().describe('Null where the node is disabled.'),
  observed: z.unknown().optional().describe('What a condition looks at; null where there is nothing.'),
  get children() {
    return z.array(explainedRuleSchema).optional();
  },
});
