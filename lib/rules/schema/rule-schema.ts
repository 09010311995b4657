import { z } from 'zod';
import { eventSchema, scoreSchema, sequenceSchema } from './event-schemas';
import { checkSize } from './limits';
import { consentSchema, metricSchema, segmentSchema, traitSchema } from './person-schemas';
import { nameSchema } from './primitives';

export const GROUP_TYPES = ['all', 'any', 'none'] as const;

export const groupSchema = z.strictObject({
  type: z.enum(GROUP_TYPES),
  get children(): z.ZodArray<typeof nodeSchema> {
    return z.array(nodeSchema);
  },
  name: nameSchema.max(200).optional(),
  disabled: z.boolean().optional(),
});

export const conditionSchema = z.discriminatedUnion('type', [
  traitSchema,
  metricSchema,
  eventSchema,
  sequenceSchema,
  scoreSchema,
  segmentSchema,
  consentSchema,
]);

export const nodeSchema = z.discriminatedUnion(
  'type',
  [groupSchema, traitSchema, metricSchema, eventSchema, sequenceSchema, scoreSchema, segmentSchema, consentSchema],
  'must be one of all, any, none, trait, metric, event, sequence, score, segment, consent',
);

type NodeInput = { disabled?: boolean; children?: NodeInput[] };

/** A disabled node is as if absent, and so is a group that has no active child. */
export const isActive = (node: NodeInput): boolean =>
  !node.disabled && (node.children === undefined || node.children.some(isActive));

/**
 * The rule language of API.md. The size is looked at first and without recursion, so that a document of any depth is
 * refused rather than walked.
 */
export const ruleSchema = z
  .unknown()
  .check(checkSize)
  .pipe(groupSchema)
  .check((context) => {
    const { type, children } = context.value;
    if (type === 'all' || children.some(isActive)) return;
    const message = 'must have a condition that is not disabled';
    context.issues.push({ code: 'custom', message, path: ['children'], input: children });
  });
