import { findFeature } from './definitions';
import { type FeatureSet, interestOf } from './feature-set';
import type { FeatureColumn, FeatureTable } from './feature-table';
import type { Histories } from './history';
import { textAt } from './read-timed-texts';
import { type Summary, summarise } from './summarise';

/** One row to compute: the place of the customer in the histories, and the instant. */
export interface RowSpec {
  place: number;
  at: number;
}

/** Features of rows: only what had come by each row's instant is looked at. */
export function computeFeatures(histories: Histories, set: FeatureSet, rows: readonly RowSpec[]): FeatureTable {
  const summaries = rows.map(({ place, at }) => summarise(histories, place, at, set.categories.length));
  return {
    customers: Int32Array.from(rows, ({ place }) => histories.customers[place] ?? 0),
    at: Float64Array.from(rows, ({ at }) => at),
    columns: set.features.map(({ name, kind }): FeatureColumn => {
      if (kind === 'category') return categoryColumn(name, histories, rows);
      const read = readerOf(name, set);
      return { name, kind, numbers: Float64Array.from(summaries, read) };
    }),
  };
}

function readerOf(name: string, set: FeatureSet): (summary: Summary) => number {
  const known = findFeature(name);
  if (known) return (summary) => known.value(summary);
  const code = 1 + set.categories.indexOf(interestOf(name) ?? '');
  return ({ interest, interestAll }) => (interestAll > 0 ? (interest[code] ?? 0) / interestAll : Number.NaN);
}

function categoryColumn(name: string, histories: Histories, rows: readonly RowSpec[]): FeatureColumn {
  const texts = histories.texts.get(name);
  const known = new Map<string, number>();
  const codes = Int32Array.from(rows, ({ place, at }) => {
    const text = texts && textAt(texts, place, at);
    if (text === undefined) return -1;
    const code = known.get(text) ?? known.size;
    known.set(text, code);
    return code;
  });
  return { name, kind: 'category', codes, values: [...known.keys()] };
}

/** Tables of the same columns, one below the other; categories get one list of values. */
export function stackTables(tables: readonly FeatureTable[]): FeatureTable {
  const rows = tables.reduce((sum, { customers }) => sum + customers.length, 0);
  const customers = new Int32Array(rows);
  const at = new Float64Array(rows);
  const columns = (tables[0]?.columns ?? []).map(({ name, kind }, j): FeatureColumn => {
    if (kind !== 'category') return { name, kind, numbers: stackNumbers(tables, j, rows) };
    return stackCategories(name, tables, j, rows);
  });
  let offset = 0;
  for (const table of tables) {
    customers.set(table.customers, offset);
    at.set(table.at, offset);
    offset += table.customers.length;
  }
  return { customers, at, columns };
}

function stackNumbers(tables: readonly FeatureTable[], j: number, rows: number): Float64Array {
  const numbers = new Float64Array(rows);
  let offset = 0;
  for (const { columns, customers } of tables) {
    const column = columns[j];
    if (column && column.kind !== 'category') numbers.set(column.numbers, offset);
    offset += customers.length;
  }
  return numbers;
}

function stackCategories(name: string, tables: readonly FeatureTable[], j: number, rows: number): FeatureColumn {
  const known = new Map<string, number>();
  const codes = new Int32Array(rows).fill(-1);
  let offset = 0;
  for (const { columns, customers } of tables) {
    const column = columns[j];
    if (column?.kind === 'category') {
      const map = column.values.map((value) => {
        const code = known.get(value) ?? known.size;
        known.set(value, code);
        return code;
      });
      column.codes.forEach((code, row) => {
        codes[offset + row] = code < 0 ? -1 : (map[code] ?? -1);
      });
    }
    offset += customers.length;
  }
  return { name, kind: 'category', codes, values: [...known.keys()] };
}
