import { z } from 'zod';

/**
 * What the owner of a segment expects of it. Looked at before a rule takes effect; what is broken has to be confirmed.
 * Shares are from 0 to 1.
 */
export const checksSchema = z
  .strictObject({
    minSize: z.number().int().min(0).nullish().describe('Fewer members than this are not expected.'),
    maxSize: z.number().int().min(0).nullish().describe('More members than this are not expected.'),
    changeLimit: z
      .number()
      .min(0)
      .max(100)
      .nullish()
      .describe('Customers who enter or leave at a change of the rule, as a share of the members before it.'),
    crossCheck: z
      .strictObject({
        segmentId: z.string().min(1).max(100),
        op: z.enum(['atMost', 'atLeast']),
        share: z.number().min(0).max(1),
      })
      .nullish()
      .describe('The share of the members that may (or must) be in another segment too.'),
  })
  .refine(({ minSize, maxSize }) => minSize == null || maxSize == null || minSize <= maxSize, {
    path: ['maxSize'],
    message: 'must not be less than the smallest size',
  });

export type SegmentChecks = z.infer<typeof checksSchema>;

/** Asked of a person where the owner has set no limit. */
export const DEFAULT_CHANGE_LIMIT = 0.2;

/** Whether there is anything to look at. */
export const hasChecks = (checks: SegmentChecks | null | undefined): checks is SegmentChecks =>
  checks != null && Object.values(checks).some((value) => value !== null && value !== undefined);
