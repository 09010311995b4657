import { z } from 'zod';
import { endpoint } from '../endpoint';

const state = z.enum(['up', 'down']);

export const healthSchema = z.object({
  status: state,
  database: z.object({ status: state, latencyMs: z.number().nullable() }),
  audience: z
    .object({
      status: z.enum(['memory', 'loading', 'database']),
      events: z.number().int().nullable(),
    })
    .describe(
      'What answers questions about segments: events held in memory, the database while they load or altogether.',
    ),
  worker: z.object({
    status: state,
    lastSeenAt: z.iso
      .datetime()
      .nullable()
      .describe('Last sign of life; the worker is down when it is over 15 seconds old.'),
  }),
});
export type Health = z.infer<typeof healthSchema>;

export const checkHealth = endpoint({
  name: 'checkHealth',
  method: 'GET',
  path: '/api/health',
  summary: 'Whether the database and the worker are up: 200 when both are, else 503 with the same body',
  access: { kind: 'public' },
  output: healthSchema,
});
