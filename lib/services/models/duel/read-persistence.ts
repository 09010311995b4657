import type { z } from 'zod';
import { adjustedRandScore } from '@/lib/modelling/cluster/agreement';
import type { Queryable } from '@/lib/platform/db';
import { findModel } from '../model-row';
import { unpack } from '../pack';
import { type ClusterArtefact, readClusterArtefact } from '../training/clusters/artefact';
import { isClusterKind, type persistenceSchema } from '../types';

export type Persistence = z.infer<typeof persistenceSchema>;

const VERSIONS = `SELECT number, artefact, trained_at AS at FROM model_version WHERE model = $1 AND trained_at IS NOT NULL AND artefact IS NOT NULL AND status <> 'withdrawn'
  ORDER BY number DESC LIMIT $2`;
const SHOWN = 8;

/**
 * How persistent the groups of a clustering are from one retraining to the next: of one group (by id) the Jaccard index and who
 * stayed, of all the adjusted Rand index; the oldest first. Empty for other models. Errors: notFound.
 */
export async function readPersistence(
  db: Queryable,
  reference: string,
  { group }: { group?: string | undefined } = {},
): Promise<Persistence> {
  const model = await findModel(db, reference);
  if (!isClusterKind(model.kind)) return { versions: [] };
  const { rows } = await db.query<{ number: number; artefact: Buffer; at: Date }>(VERSIONS, [model.number, SHOWN + 1]);
  const runs: { number: number; at: Date; labels: Map<number, string> }[] = [];
  for (const { number, artefact, at } of rows.toReversed())
    runs.push({ number, at, labels: labelsOf(readClusterArtefact(await unpack(artefact))) });
  return {
    versions: runs.slice(1).map((run, i) => ({
      version: run.number,
      at: run.at.toISOString(),
      ...compare(runs[i]?.labels ?? new Map(), run.labels, group),
    })),
  };
}

const labelsOf = ({ customers, labels, groups }: ClusterArtefact): Map<number, string> =>
  new Map(customers.map((customer, i) => [customer, groups[labels[i] ?? -1] ?? 'noise']));

function compare(
  before: Map<number, string>,
  now: Map<number, string>,
  group: string | undefined,
): Omit<Persistence['versions'][number], 'version' | 'at'> {
  const common = [...now.keys()].filter((customer) => before.has(customer));
  const codes = new Map([...new Set([...before.values(), ...now.values()])].map((label, code) => [label, code]));
  const code = (labels: Map<number, string>) => common.map((customer) => codes.get(labels.get(customer) ?? '') ?? -1);
  const adjustedRand = common.length > 0 ? adjustedRandScore(code(before), code(now)) : null;
  const inside = (labels: Map<number, string>, customer: number): boolean =>
    group === undefined || labels.get(customer) === group;
  let [kept, entered, left] = [0, 0, 0];
  for (const customer of common) {
    const [was, is] = [inside(before, customer), inside(now, customer)];
    const same = group !== undefined ? was && is : before.get(customer) === now.get(customer);
    if (same) kept += 1;
    else if (group === undefined) entered += 1;
    else if (is) entered += 1;
    else if (was) left += 1;
  }
  const union = kept + entered + left;
  return { jaccard: group === undefined || union === 0 ? null : kept / union, adjustedRand, kept, entered, left };
}
