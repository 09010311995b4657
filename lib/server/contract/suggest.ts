import { z } from 'zod';
import { endpoint } from '../endpoint';

const access = { kind: 'person', permission: 'segments.view' } as const;
const name = z.string().min(1).max(300);

export const suggestThings = endpoint({
  name: 'suggestThings',
  method: 'GET',
  path: '/api/ui/suggest',
  summary: 'Events, traits, metrics and segments that a rule can ask about, with how many customers have each',
  access,
  internal: true,
});

export const suggestProperties = endpoint({
  name: 'suggestProperties',
  method: 'GET',
  path: '/api/ui/suggest/properties',
  summary: 'Properties that the recent events of a name carry',
  access,
  query: z.object({ event: name }),
  internal: true,
});

export const suggestValues = endpoint({
  name: 'suggestValues',
  method: 'GET',
  path: '/api/ui/suggest/values',
  summary: 'Values of a trait, property or metric, with how many customers have each',
  access,
  query: z.object({
    trait: name.optional(),
    metric: name.optional(),
    event: name.optional(),
    property: name.optional(),
    q: z.string().max(200).optional(),
  }),
  internal: true,
});

export const suggestSpread = endpoint({
  name: 'suggestSpread',
  method: 'GET',
  path: '/api/ui/suggest/spread',
  summary: 'How a metric is spread over the customers who have it',
  access,
  query: z.object({ metric: name }),
  internal: true,
});
