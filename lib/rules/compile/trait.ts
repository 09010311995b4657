import sql, { raw, type Sql } from 'sql-template-tag';
import { findTrait } from '@/lib/catalog';
import type { TraitCondition } from '../types';
import { alive, type CompileContext } from './context';
import { anyValue, present } from './json-values';
import { scalarTest } from './predicates';

/** Customers whose trait satisfies a positive operator. */
export function compileTrait(condition: TraitCondition, context: CompileContext): Sql {
  return sql`SELECT c.number AS customer FROM customer c WHERE ${alive(context)} AND ${holds(condition, context.at)}`;
}

function holds({ trait, op, value }: TraitCondition, at: number): Sql {
  const { storage } = findTrait(trait);
  if ('column' in storage) {
    const column = sql`c.${raw(storage.column)}`;
    return op === 'exists' ? sql`${column} IS NOT NULL` : scalarTest(sql`to_jsonb(${column})`, { op, value }, at);
  }
  const traits = sql`c.traits`;
  return op === 'exists'
    ? present(traits, trait)
    : anyValue(traits, trait, (one) => scalarTest(one, { op, value }, at));
}
