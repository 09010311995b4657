import { AppError } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { readSegmentCatalog } from '../segments/segment-catalog';
import { readPopulation } from './features/read-population';
import { findModel } from './model-row';
import { readGroupNames } from './name-group';
import { type RunLabels, readRunLabels } from './read-run-labels';
import { type Label, tabulateGroups } from './tabulate-groups';
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
    return tabulateGroups(labelsOf(against, names), columns, against.groupOf, run.groupOf, 0);
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
  return tabulateGroups([...rows, NONE], columns, known, run.groupOf, several.size);
}

function labelsOf({ result, groupOf }: RunLabels, names: Names): Label[] {
  const groups = result.groups
    .filter(({ id }) => id !== NOISE)
    .map(({ id, name }) => ({ id, name: names.get(id)?.name ?? name }));
  return [...groupOf.values()].includes(NOISE) ? [...groups, { id: NOISE, name: 'Outliers' }] : groups;
}
