import { AppError } from '@/lib/core';
import { adjustedRandScore } from '@/lib/modelling/cluster/agreement';
import type { Pool } from '@/lib/platform/db';
import { readSegmentCatalog } from '../segments/segment-catalog';
import { readPopulation } from './features/read-population';
import { findModel } from './model-row';
import { readGroupNames } from './name-group';
import { type RunLabels, readRunLabels } from './read-run-labels';
import type { ClusterComparison } from './types';

export interface CompareInput {
  /** The run that is compared; the one in use where left out. */
  version?: number | undefined;
  /** Against segments (ids or keys): a customer counts in the first that holds. */
  segments?: readonly string[] | undefined;
  /** Or against another run of the same clustering: customers of both. */
  other?: number | undefined;
  at: Date;
}

type Names = ReadonlyMap<string, { name: string }>;
interface Label {
  id: string;
  name: string;
}
const NONE: Label = { id: 'none', name: 'None of them' };
const NOISE = 'noise';

/**
 * The groups of a run (columns) against known labels (rows): how many customers are in each pair, and how much the two
 * groupings agree (adjusted Rand index). Errors: notFound, invalidInput (nothing to compare with).
 */
export async function compareClusters(
  pool: Pool,
  reference: string,
  { version, segments = [], other, at }: CompareInput,
): Promise<ClusterComparison> {
  const model = await findModel(pool, reference);
  const run = await readRunLabels(pool, model.number, version ?? model.champion);
  const names = await readGroupNames(pool, model.number);
  const columns = labelsOf(run, names);
  if (other !== undefined) {
    const against = await readRunLabels(pool, model.number, other);
    return tabulate(labelsOf(against, names), columns, against.groupOf, run.groupOf, 0);
  }
  if (segments.length === 0) throw new AppError('invalidInput', 'Name segments or another run to compare with.');
  const catalog = await readSegmentCatalog(pool);
  const rows: Label[] = [];
  const first = new Map<number, string>();
  const several = new Set<number>();
  for (const name of segments) {
    const segment = catalog.segment(name);
    if (!segment) throw new AppError('notFound', `There is no segment “${name}”.`);
    if (rows.some(({ id }) => id === segment.id)) continue;
    rows.push({ id: segment.id, name: segment.name });
    const [found] = await readPopulation(pool, { type: 'segment', segment: segment.id }, [at]);
    for (const customer of found?.customers ?? []) {
      if (!run.groupOf.has(customer)) continue;
      if (first.has(customer)) several.add(customer);
      else first.set(customer, segment.id);
    }
  }
  const known = new Map([...run.groupOf.keys()].map((customer) => [customer, first.get(customer) ?? NONE.id]));
  return tabulate([...rows, NONE], columns, known, run.groupOf, several.size);
}

function labelsOf({ result, groupOf }: RunLabels, names: Names): Label[] {
  const groups = result.groups
    .filter(({ id }) => id !== NOISE)
    .map(({ id, name }) => ({ id, name: names.get(id)?.name ?? name }));
  return [...groupOf.values()].includes(NOISE) ? [...groups, { id: NOISE, name: 'Outliers' }] : groups;
}

function tabulate(
  rows: readonly Label[],
  columns: readonly Label[],
  rowOf: ReadonlyMap<number, string>,
  columnOf: ReadonlyMap<number, string>,
  inSeveral: number,
): ClusterComparison {
  const a: number[] = [];
  const b: number[] = [];
  const counts = rows.map(() => columns.map(() => 0));
  const rowAt = new Map(rows.map(({ id }, i) => [id, i]));
  const columnAt = new Map(columns.map(({ id }, i) => [id, i]));
  for (const [customer, group] of columnOf) {
    const row = rowAt.get(rowOf.get(customer) ?? '');
    const column = columnAt.get(group);
    const line = row === undefined ? undefined : counts[row];
    if (row === undefined || column === undefined || !line) continue;
    line[column] = (line[column] ?? 0) + 1;
    a.push(row);
    b.push(column);
  }
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const sized = (labels: readonly Label[], sizes: readonly number[]) =>
    labels.map((label, i) => ({ ...label, size: sizes[i] ?? 0 }));
  return {
    rows: sized(rows, counts.map(sum)),
    columns: sized(
      columns,
      columns.map((_, j) => sum(counts.map((line) => line[j] ?? 0))),
    ),
    counts,
    customers: a.length,
    adjustedRand: a.length > 0 ? adjustedRandScore(a, b) : null,
    inSeveral,
  };
}
