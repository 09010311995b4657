import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { unpack } from './pack';
import { type ClusterArtefact, readClusterArtefact } from './training/clusters/artefact';
import type { ClusterResult } from './types';

export interface RunLabels {
  artefact: ClusterArtefact;
  result: ClusterResult;
  /** The group of each customer that the run looked at, by customer number; `noise` for none. */
  groupOf: ReadonlyMap<number, string>;
  trainedAt: Date;
}

const RUN = `SELECT artefact, result, trained_at AS "trainedAt" FROM model_version WHERE model = $1 AND number = $2 AND trained_at IS NOT NULL`;
interface Row {
  artefact: Buffer | null;
  result: ClusterResult | null;
  trainedAt: Date;
}

/** Who was in which group of a run. Errors: notFound (no such run, or it gave no groups), invalidInput (of an older format). */
export async function readRunLabels(db: Queryable, model: number, run: number | null): Promise<RunLabels> {
  const { rows } = await db.query<Row>(RUN, [model, run]);
  const row = rows[0];
  if (!row?.artefact || row.result?.type !== 'clusters') throw new AppError('notFound', 'This run has no groups.');
  const artefact = readClusterArtefact(await unpack(row.artefact));
  const groupOf = new Map(
    artefact.customers.map((customer, i) => [customer, artefact.groups[artefact.labels[i] ?? -1] ?? 'noise']),
  );
  return { artefact, result: row.result, groupOf, trainedAt: row.trainedAt };
}
