import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { processWide } from '@/lib/platform/process-wide';
import { unpack } from '../pack';
import type { OpenModel } from '../training/trainer';
import { trainerOf } from '../training/trainers';
import type { ModelDefinition, ModelKind } from '../types';

export interface OpenVersion {
  open: OpenModel;
  definition: ModelDefinition;
}

const HELD = 12;
const READ = `SELECT v.artefact, v.definition, m.kind, m.id FROM model_version v JOIN model m ON m.number = v.model WHERE v.model = $1 AND v.number = $2`;
const held = () => processWide('models.open', () => new Map<string, Promise<OpenVersion>>());

/**
 * A trained version, kept in memory: its artefact never changes. Errors: notFound, conflict (it has not been trained),
 * invalidInput (its artefact is of another format).
 */
export async function openVersion(
  db: Queryable,
  modelId: string,
  model: number,
  version: number,
): Promise<OpenVersion> {
  const key = `${modelId} ${version}`;
  const known = held().get(key);
  const opened = known ?? read(db, model, version);
  held().delete(key);
  held().set(key, opened);
  for (const first of held().keys()) if (held().size > HELD) held().delete(first);
  if (!known) opened.catch(() => held().delete(key));
  return opened;
}

async function read(db: Queryable, model: number, version: number): Promise<OpenVersion> {
  const { rows } = await db.query<{ artefact: Buffer | null; definition: ModelDefinition; kind: ModelKind }>(READ, [
    model,
    version,
  ]);
  const row = rows[0];
  if (!row) throw new AppError('notFound', `There is no version ${version} of this model.`);
  const artefact = await unpack(row.artefact);
  if (artefact === undefined) throw new AppError('conflict', `Version ${version} has not been trained.`);
  return { open: trainerOf(row.kind).open(artefact, row.definition), definition: row.definition };
}
