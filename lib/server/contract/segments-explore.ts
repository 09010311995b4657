import { z } from 'zod';
import { DURATION_PATTERN } from '@/lib/core';
import { endpoint } from '../endpoint';
import { ruleSchema } from './rule';

const access = { kind: 'person', permission: 'segments.view' } as const;
const id = z.string().min(1).max(100);
const instant = z.iso.datetime();

/** Ids or keys separated by commas, each once. */
const listOf = (least: number, most: number, message: string) =>
  z
    .string()
    .max(2_000)
    .transform((text) => [...new Set(text.split(',').filter(Boolean))])
    .pipe(z.array(id).min(least, message).max(most, `At most ${most} segments`));

/** More sets than this make more intersections than anybody reads. */
const MAX_SETS = 6;

export const readIntersections = endpoint({
  name: 'readSegmentIntersections',
  method: 'GET',
  path: '/api/ui/segments/intersections',
  summary: 'How many customers are in every combination of some segments',
  access,
  query: z.object({ ids: listOf(2, MAX_SETS, 'Name two segments or more') }),
  internal: true,
});

export const listIntersection = endpoint({
  name: 'listSegmentIntersection',
  method: 'GET',
  path: '/api/ui/segments/intersections/customers',
  summary: 'Who is in all of some segments and in none of others',
  access,
  query: z.object({
    in: listOf(1, MAX_SETS, 'Name a segment'),
    out: listOf(0, MAX_SETS, '').default([]),
    offset: z.coerce.number().int().min(0).max(100_000).default(0),
    limit: z.coerce.number().int().min(1).max(200).default(25),
  }),
  internal: true,
});

export const streamBacktest = endpoint({
  name: 'streamSegmentBacktest',
  method: 'POST',
  path: '/api/ui/segments/backtest',
  summary: 'The size that a rule would have had, point by point as it is computed, one JSON document a line',
  access,
  body: z.strictObject({
    rule: ruleSchema,
    from: instant,
    to: instant,
    every: z.string().regex(DURATION_PATTERN, 'must be a whole number with m, h, d or w, such as "1d"'),
  }),
  internal: true,
});
