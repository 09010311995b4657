import { z } from 'zod';
import { endpoint } from '../endpoint';

export const tailEvents = endpoint({
  name: 'tailEvents',
  method: 'GET',
  path: '/api/ui/events/tail',
  summary: 'The events that came last',
  access: { kind: 'person', permission: 'data.view' },
  query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
  internal: true,
});
