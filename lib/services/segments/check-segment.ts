import { METRIC_FAMILIES } from '@/lib/catalog';
import { AppError, type FieldError, jsonPointer } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { activeConditions, planRule, type Rule, type RulePlan } from '@/lib/rules';
import type { StoredSegments } from './segment-catalog';

/**
 * The plan of a rule that came in as `rule`. Throws AppError invalidInput where it or its parent refers to no segment or
 * comes back to itself, with the path in what came in.
 */
export function checkRule(rule: Rule, catalog: StoredSegments, id?: string, parentId?: string | null): RulePlan {
  try {
    return planRule(rule, catalog, id, parentId);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const errors = error.errors.map(({ path, message }) => ({
      path: path === '/parentId' ? path : `/rule${path}`,
      message,
    }));
    throw new AppError(error.code, error.message, { errors, cause: error });
  }
}

/** Families whose names end with the key of a model; those of a category end with a word of the shop's own. */
const MODEL_FAMILIES = Object.keys(METRIC_FAMILIES).filter((family) => family !== 'affinity');

/**
 * Throws AppError invalidInput where a rule that came in as `rule` asks for the answers of a model that there is not:
 * nobody would ever be in it, and nobody would be told.
 */
export async function checkModels(db: Queryable, rule: Rule): Promise<void> {
  const asked = activeConditions(rule).flatMap(({ condition, path }) => {
    if (condition.type !== 'metric') return [];
    const [family = '', ...rest] = condition.metric.split(':');
    return MODEL_FAMILIES.includes(family) ? [{ path, key: rest.join(':') }] : [];
  });
  if (asked.length === 0) return;
  const { rows } = await db.query<{ key: string }>('SELECT key FROM model WHERE key = ANY($1::text[])', [
    asked.map(({ key }) => key),
  ]);
  const known = new Set(rows.map(({ key }) => key));
  const errors = asked.flatMap(({ path, key }): FieldError[] =>
    known.has(key) ? [] : [{ path: jsonPointer(['rule', ...path, 'metric']), message: `there is no model “${key}”` }],
  );
  if (errors.length > 0) throw new AppError('invalidInput', 'The rule is not valid', { errors });
}
