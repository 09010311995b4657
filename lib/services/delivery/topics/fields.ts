import { z } from 'zod';

export const topicForm = z.object({
  /** Empty: made from the name. */
  key: z
    .string()
    .trim()
    .regex(/^[a-z0-9-]{0,40}$/, 'Small letters, digits and hyphens'),
  name: z.string().trim().min(1, 'Give it a name').max(60),
  description: z.string().trim().max(200),
  doubleOptIn: z.boolean(),
});
export type TopicForm = z.infer<typeof topicForm>;

export interface Topic {
  key: string;
  name: string;
  description: string;
  doubleOptIn: boolean;
  archived: boolean;
  /** Customers who have said yes or no to it. */
  subscribed: number;
  unsubscribed: number;
  pending: number;
}
