import { findMetric, findProperty, findTrait } from '@/lib/catalog';
import { pool } from '@/lib/platform/db';
import { leavesOf, readRecentEvents } from './read-recent-events';
import { rememberForAMinute } from './suggest-cache';

export interface SuggestedValue {
  value: string | number | boolean;
  /** The name of the thing that the value names, where there is one: a product's. */
  label?: string;
  /** Customers with it; null where only its existence is known. */
  customers: number | null;
}

export interface SuggestedValues {
  values: SuggestedValue[];
  /** Values are personal data that the caller may not see: none are given. */
  masked: boolean;
  /** Counted over this many recent events; null where over everyone. */
  events: number | null;
}

/** Whose values are wanted; exactly one of `trait`, `metric` and `property` (with its `event`). */
export interface ValueQuestion {
  trait?: string;
  metric?: string;
  event?: string;
  property?: string;
  /** Part of the value. */
  q?: string;
}

const LOOKED_AT = 10_000;
const SHOWN = 50;
const NONE: SuggestedValues = { values: [], masked: false, events: null };

/** The values that a trait, property or text metric has, the most frequent first. */
export async function suggestValues(
  question: ValueQuestion,
  options: { now: Date; seesPersonal: boolean },
): Promise<SuggestedValues> {
  const { trait, metric, event, property, q = '' } = question;
  const sensitivity =
    trait === undefined ? property && findProperty(property)?.sensitivity : findTrait(trait).sensitivity;
  if (sensitivity && sensitivity !== 'none' && !options.seesPersonal) return { ...NONE, masked: true };
  const needle = q.trim().toLowerCase();
  if (trait !== undefined) {
    const all = await rememberForAMinute(`trait ${trait} ${needle}`, options.now, () => countTrait(trait, needle));
    return { ...NONE, values: all };
  }
  if (metric !== undefined) {
    const values =
      findMetric(metric)?.name === 'favouriteCategory'
        ? await rememberForAMinute('favourite', options.now, countFavourites)
        : [];
    return { ...NONE, values: pick(values, needle) };
  }
  if (event === undefined || property === undefined) return NONE;
  const recent = await rememberForAMinute(`values ${property} ${event}`, options.now, () =>
    countProperty(event, property, options.now),
  );
  const isProduct = property === 'productId' || property.endsWith('.productId');
  const values = isProduct ? await nameProducts(recent.values, needle) : pick(recent.values, needle);
  return { ...NONE, values, events: recent.events };
}

const pick = (values: readonly SuggestedValue[], needle: string): SuggestedValue[] =>
  values.filter(({ value }) => String(value).toLowerCase().includes(needle)).slice(0, SHOWN);

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

async function countTrait(trait: string, needle: string): Promise<SuggestedValue[]> {
  const { storage } = findTrait(trait);
  const path = 'column' in storage ? null : storage.json.split('.');
  const value = path === null ? 'to_jsonb(c.email)' : 'c.traits #> $3::text[]';
  const { rows } = await pool().query<{ value: string | number | boolean; customers: number }>(
    `SELECT value, count(*) AS customers
     FROM (SELECT ${value} AS v FROM customer c WHERE c.merged_into IS NULL AND c.erased_at IS NULL) one
     CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(v) = 'array' THEN v ELSE jsonb_build_array(v) END) AS each(value)
     WHERE v IS NOT NULL AND jsonb_typeof(value) IN ('string', 'number', 'boolean') AND length(value #>> '{}') <= 200
       AND lower(value #>> '{}') LIKE $1
     GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT $2`,
    [`%${escapeLike(needle)}%`, SHOWN, ...(path === null ? [] : [path])],
  );
  return rows;
}

async function countFavourites(): Promise<SuggestedValue[]> {
  const { rows } = await pool().query<{ value: string; customers: number }>(
    'SELECT favourite_category AS value, count(*) AS customers FROM customer_snapshot WHERE favourite_category IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 500',
  );
  return rows;
}

async function countProperty(
  event: string,
  property: string,
  now: Date,
): Promise<{ events: number; values: SuggestedValue[] }> {
  const recent = await readRecentEvents(event, now, LOOKED_AT);
  const customers = new Map<string | number | boolean, Set<number>>();
  for (const { customer, properties } of recent) {
    for (const { path, value } of leavesOf(properties)) {
      if (path !== property || (typeof value === 'string' && (value === '' || value.length > 200))) continue;
      const who = customers.get(value) ?? new Set<number>();
      customers.set(value, who.add(customer));
    }
  }
  const values = [...customers].map(([value, who]) => ({ value, customers: who.size }));
  return { events: recent.length, values: values.toSorted((a, b) => b.customers - a.customers).slice(0, 2_000) };
}

/** Products are found by their name as well; one that no recent event names is offered too. */
async function nameProducts(values: readonly SuggestedValue[], needle: string): Promise<SuggestedValue[]> {
  const { rows } = await pool().query<{ external_id: string; name: string }>(
    needle
      ? `SELECT external_id, name FROM product WHERE lower(name || ' ' || external_id) LIKE $1 LIMIT 200`
      : 'SELECT external_id, name FROM product WHERE external_id = ANY($1::text[])',
    [needle ? `%${escapeLike(needle)}%` : values.slice(0, SHOWN).map(({ value }) => String(value))],
  );
  const names = new Map(rows.map((row) => [row.external_id, row.name]));
  const known = values.filter(({ value }) => names.has(String(value)) || String(value).toLowerCase().includes(needle));
  const seen = new Set(known.map(({ value }) => String(value)));
  const unseen = needle
    ? rows.filter((row) => !seen.has(row.external_id)).map((row) => ({ value: row.external_id, customers: 0 }))
    : [];
  return [...known, ...unseen].slice(0, SHOWN).map((each) => ({ ...each, label: names.get(String(each.value)) }));
}
