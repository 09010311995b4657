import { z } from 'zod';

const name = z.string().trim().min(1, 'Give it a name').max(120);

export const groupSchema = z.strictObject({
  name,
  members: z.array(z.string().min(1).max(60)).max(200),
});
export type GroupInput = z.infer<typeof groupSchema>;

/** All that are given must hold; segments and strategies by their ids. */
export const conditionSchema = z.strictObject({
  minSize: z.number().int().min(1).max(100_000_000).optional(),
  segments: z.array(z.string().min(1).max(100)).max(100).optional(),
  strategies: z.array(z.string().min(1).max(100)).max(100).optional(),
  generated: z.boolean().optional(),
  offer: z.boolean().optional(),
});

export const policySchema = z.strictObject({
  name,
  condition: conditionSchema,
  approvals: z.number().int().min(1).max(5),
  groupId: z.string().min(1).max(60).nullable(),
});
export type PolicyInput = z.infer<typeof policySchema>;
