import { z } from 'zod';
import { DURATION_PATTERN } from '@/lib/core';
import { MAX_SENTENCE } from '@/lib/rules/parse-sentence';
import { endpoint } from '../endpoint';
import { customerSchema } from './customers';
import { explainedRuleSchema, ruleSchema, storedRuleSchema } from './rule';
import { askedInstant, id, instant, place, read } from './segment-parts';

export const previewSegment = endpoint({
  name: 'previewSegment',
  method: 'POST',
  path: '/api/v1/segments/preview',
  summary: 'Who a rule would hold for; nothing is saved',
  access: read,
  body: z.strictObject({
    rule: ruleSchema,
    asOf: askedInstant.optional(),
    sample: z.number().int().min(0).max(500).optional().describe('Customers to show; everyone where no more match.'),
    seed: z
      .union([z.string().max(100), z.number()])
      .optional()
      .describe('Draws another sample.'),
    segment: id.optional().describe('Segment that is edited, so that a circle through it is found.'),
    parentId: id.nullish().describe('The segment below which it is to stand.'),
  }),
  output: z.object({
    count: z.number().int(),
    total: z.number().int(),
    reachable: z.number().int().describe('Those of `count` who can be emailed now.'),
    unreachable: z
      .object({
        noAddress: z.number().int(),
        suppressed: z.number().int().describe('The address bounced or complained.'),
        unsubscribed: z.number().int(),
      })
      .describe('The others, each by the first of these reasons.'),
    asOf: instant,
    tookMs: z.number(),
    steps: z.array(
      z.object({
        path: place,
        description: z.string(),
        count: z.number().int().describe('Customers for whom this node alone holds.'),
        cumulative: z.number().int(),
        withoutIt: z.number().int(),
      }),
    ),
    sample: z.array(customerSchema),
    approximate: z.array(place),
    warnings: z.array(z.object({ path: place, message: z.string() })),
  }),
});

export const describeRule = endpoint({
  name: 'describeRule',
  method: 'POST',
  path: '/api/v1/segments/describe',
  summary: 'The English sentence of a rule',
  access: read,
  body: z.strictObject({ rule: ruleSchema }),
  output: z.object({
    sentence: z.string(),
    parts: z.array(z.object({ text: z.string(), path: place, kind: z.enum(['thing', 'parameter', 'value', 'glue']) })),
  }),
});

const said = {
  text: z.string().describe('The words of the sentence.'),
  start: z.number().int().describe('Place of the first in the sentence, in UTF-16 units.'),
  end: z.number().int().describe('Place behind the last.'),
};

export const parseSentence = endpoint({
  name: 'parseSentence',
  method: 'POST',
  path: '/api/v1/segments/parse',
  summary: 'The rule of an English sentence; nothing is saved, nothing is guessed in silence',
  access: read,
  body: z.strictObject({
    text: z
      .string()
      .trim()
      .min(1, 'Say whom you look for')
      .max(MAX_SENTENCE, `A sentence has at most ${MAX_SENTENCE} characters`),
  }),
  output: z.object({
    rule: storedRuleSchema,
    assumptions: z
      .array(
        z.object({ ...said, message: z.string().describe('What was left open and how it was decided.'), path: place }),
      )
      .describe('What the sentence left open.'),
    unknown: z.array(z.object(said)).describe('Words of which nothing could be made: they are not in the rule.'),
    understood: z.array(z.object({ ...said, path: place })).describe('Which words became which condition.'),
    intent: z
      .enum(['replace', 'narrow'])
      .describe('“narrow” where the sentence only changes a rule that is there: “leave out anyone who …”.'),
  }),
});

export const backtestSegment = endpoint({
  name: 'backtestSegment',
  method: 'POST',
  path: '/api/v1/segments/backtest',
  summary: 'How many customers a rule would have held for, from then until then',
  access: read,
  body: z.strictObject({
    rule: ruleSchema,
    from: askedInstant,
    to: askedInstant,
    every: z.string().regex(DURATION_PATTERN, 'must be a whole number with m, h, d or w, such as "1d"'),
  }),
  output: z.object({ points: z.array(z.object({ at: instant, count: z.number().int() })) }),
});

export const explainCustomer = endpoint({
  name: 'explainCustomer',
  method: 'POST',
  path: '/api/v1/customers/{id}/explain',
  summary: 'Why a rule holds or does not hold for a customer, node by node',
  access: { kind: 'api', scope: 'customers:read', permission: 'customers.view' },
  params: z.object({ id }),
  body: z.strictObject({ rule: ruleSchema, asOf: askedInstant.optional() }),
  output: explainedRuleSchema,
});
