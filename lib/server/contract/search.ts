import { z } from 'zod';
import { endpoint } from '../endpoint';

export const searchEverything = endpoint({
  name: 'searchEverything',
  method: 'GET',
  path: '/api/ui/search',
  summary: 'The first few segments, customers and products that a text names',
  access: { kind: 'person', permission: 'customers.view' },
  query: z.object({
    q: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .refine((text) => !text.includes('\u0000'), 'A NUL character cannot be searched for.'),
  }),
  output: z.object({
    segments: z.array(z.object({ id: z.string(), name: z.string() })),
    customers: z.array(z.object({ id: z.string(), name: z.string().nullable(), email: z.string().nullable() })),
    products: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
  internal: true,
});
