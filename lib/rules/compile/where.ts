import sql, { raw, type Sql } from 'sql-template-tag';
import { findProperty } from '@/lib/catalog';
import { OPERATOR_TABLE } from '../operators/operator-table';
import type { Where } from '../types';
import { and } from './context';
import { anyValue, elementsPath, keyOf, numberOf, present } from './json-values';
import { numberTest, scalarTest, type Test, textTest } from './predicates';

/**
 * The column of the event table that holds a property as well: text in lower case, or a number. Where it is null the
 * value, if there is one, is of another kind and stands in the JSONB document only.
 */
function promotedColumn(alias: Sql, property: string): { column: Sql; kind: 'text' | 'number' } | undefined {
  const definition = findProperty(property);
  if (!definition?.promoted) return undefined;
  return { column: sql`${alias}.${raw(definition.promoted)}`, kind: definition.type === 'number' ? 'number' : 'text' };
}

/** Every test of a `where` holds for the event in `alias`. */
export const whereHolds = (alias: Sql, where: readonly Where[] | undefined, at: number): Sql =>
  and((where ?? []).map((test) => testHolds(alias, test, at)));

function testHolds(alias: Sql, { property, op, value }: Where, at: number): Sql {
  const positive = OPERATOR_TABLE[op].complementOf;
  if (positive) return sql`(${testHolds(alias, { property, op: positive, value }, at)}) IS NOT TRUE`;
  const document = sql`${alias}.properties`;
  const test: Test = { op, value };
  const inDocument =
    op === 'exists' ? present(document, property) : anyValue(document, property, (one) => scalarTest(one, test, at));
  const promoted = promotedColumn(alias, property);
  const inColumn = promoted && columnTest(promoted, test);
  if (!promoted || !inColumn) return inDocument;
  return sql`${inColumn} OR (${promoted.column} IS NULL AND ${inDocument})`;
}

/** The test on a promoted column, where it can be asked of one. */
function columnTest({ column, kind }: { column: Sql; kind: 'text' | 'number' }, { op, value }: Test): Sql | undefined {
  if (op === 'exists') return sql`${column} IS NOT NULL`;
  if (kind === 'text')
    return ['eq', 'in', 'contains', 'startsWith', 'endsWith'].includes(op)
      ? textTest(column, { op, value })
      : undefined;
  const numeric = (Array.isArray(value) ? value : [value]).every((one) => typeof one === 'number');
  if (!numeric) return undefined;
  if (op === 'eq' || op === 'in' || op === 'lt' || op === 'lte' || op === 'gt' || op === 'gte' || op === 'between')
    return numberTest(column, op, value);
  return undefined;
}

/** Rows (key): the values of a property of one event as texts that are equal where the values compare equal, each once. */
export function propertyKeys(alias: Sql, property: string): Sql {
  const promoted = promotedColumn(alias, property);
  const fromDocument = (document: Sql): Sql =>
    sql`SELECT ${keyOf(sql`element.value`)} FROM jsonb_path_query(${document}, ${elementsPath(property)}) AS element(value)`;
  const all = promoted
    ? sql`SELECT ${promoted.kind === 'text' ? sql`'s' || ${promoted.column}` : sql`'n' || trim_scale(${promoted.column})::text`} UNION ${fromDocument(sql`CASE WHEN ${promoted.column} IS NULL THEN ${alias}.properties END`)}`
    : sql`SELECT DISTINCT * FROM (${fromDocument(sql`${alias}.properties`)}) AS every(key)`;
  return sql`SELECT key FROM (${all}) AS one(key) WHERE key IS NOT NULL`;
}

/** Two events have a value of the property in common. */
export function sameValue(left: Sql, right: Sql, property: string): Sql {
  const inCommon = sql`EXISTS (SELECT FROM (${propertyKeys(left, property)}) AS a JOIN (${propertyKeys(right, property)}) AS b USING (key))`;
  const ours = promotedColumn(left, property);
  const theirs = promotedColumn(right, property);
  if (!ours || !theirs) return inCommon;
  return sql`${ours.column} = ${theirs.column} OR ((${ours.column} IS NULL OR ${theirs.column} IS NULL) AND ${inCommon})`;
}

/** A join that adds the numbers of a property to each event (a row even where there is none), and the number itself. */
export function propertyNumbers(alias: Sql, property: string): { join: Sql; value: Sql } {
  const promoted = promotedColumn(alias, property);
  const element = sql`number_element.value`;
  const rows = (document: Sql): Sql =>
    sql`LEFT JOIN LATERAL jsonb_path_query(${document}, ${elementsPath(property)}) AS number_element(value) ON true`;
  if (promoted?.kind !== 'number') return { join: rows(sql`${alias}.properties`), value: numberOf(element) };
  return {
    join: rows(sql`CASE WHEN ${promoted.column} IS NULL THEN ${alias}.properties END`),
    value: sql`coalesce(${promoted.column}, ${numberOf(element)})`,
  };
}

/** A join that adds the keys of a property's values to each event (a row even where there is none). */
export const propertyKeysJoin = (alias: Sql, property: string): Sql =>
  sql`LEFT JOIN LATERAL (${propertyKeys(alias, property)}) AS value_key ON true`;
