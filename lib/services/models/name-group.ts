import { AppError } from '@/lib/core';
import type { Pool, Queryable } from '@/lib/platform/db';
import { findModel } from './model-row';
import { recordAct } from './record-act';
import type { GroupResult, ModelResult } from './types';

const SAVE = `INSERT INTO model_group (model, label, name, source, updated_by, updated_at) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (model, label) DO UPDATE SET name = excluded.name, source = excluded.source, updated_by = excluded.updated_by, updated_at = excluded.updated_at`;
const FORGET = 'DELETE FROM model_group WHERE model = $1 AND label = $2';
const NAMES = 'SELECT label, name, source FROM model_group WHERE model = $1';
const KNOWN = `SELECT 1 FROM model_version WHERE model = $1 AND result -> 'groups' @> $2::jsonb LIMIT 1`;

export interface GroupName {
  /** As the metric `cluster:<key>` has it. */
  group: string;
  /** A person's own name; null: back to the proposed one. */
  name: string | null;
  /** `accepted`: the proposed name stands, a person has said so. */
  source: 'accepted' | 'given';
}

/** Names groups of a clustering; names outlive a retraining. Errors: notFound (model, group), invalidInput. */
export async function nameGroups(
  pool: Pool,
  reference: string,
  names: readonly GroupName[],
  { actor, at }: { actor: string; at: Date },
): Promise<void> {
  const model = await findModel(pool, reference);
  for (const { group, name, source } of names) {
    const { rowCount } = await pool.query(KNOWN, [model.number, JSON.stringify([{ id: group }])]);
    if (!rowCount) throw new AppError('notFound', `${model.name} has no group “${group}”.`);
    const text = name?.trim();
    if (text === '')
      throw new AppError('invalidInput', undefined, { errors: [{ path: '/name', message: 'is empty' }] });
    if (text === undefined) await pool.query(FORGET, [model.number, group]);
    else await pool.query(SAVE, [model.number, group, text.slice(0, 200), source, actor, at]);
  }
  await recordAct(pool, {
    model: model.number,
    actor,
    act: 'groupsNamed',
    detail: { groups: names.map(({ group }) => group) },
    at,
  });
}

export async function readGroupNames(
  db: Queryable,
  model: number,
): Promise<Map<string, { name: string; source: GroupResult['nameSource'] }>> {
  const { rows } = await db.query<{ label: string; name: string; source: GroupResult['nameSource'] }>(NAMES, [model]);
  return new Map(rows.map(({ label, name, source }) => [label, { name, source }]));
}

/** A result whose groups bear the names that people gave them. */
export async function withGroupNames(
  db: Queryable,
  model: number,
  result: ModelResult | null,
): Promise<ModelResult | null> {
  if (result?.type !== 'clusters') return result;
  const names = await readGroupNames(db, model);
  const groups = result.groups.map((group) => {
    const known = names.get(group.id);
    return known ? { ...group, name: known.name, nameSource: known.source } : group;
  });
  return { ...result, groups };
}
