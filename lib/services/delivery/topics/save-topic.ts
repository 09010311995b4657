import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import type { TopicForm } from './fields';

const ADD = `INSERT INTO topic (key, name, description, position, double_opt_in)
  SELECT $1, $2, $3, coalesce(max(position), 0) + 1, $4 FROM topic ON CONFLICT (key) DO NOTHING`;
const CHANGE = `UPDATE topic SET name = $2, description = $3, double_opt_in = $4 WHERE key = $1`;

/** A new topic; its key follows from its name and never changes. Errors: conflict. */
export async function addTopic(
  db: Queryable,
  { name, description, doubleOptIn, ...given }: TopicForm,
): Promise<string> {
  const plain = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  const key = given.key || plain;
  if (!key)
    throw new AppError('invalidInput', undefined, {
      errors: [{ path: '/name', message: 'Use some letters or digits.' }],
    });
  const { rowCount } = await db.query(ADD, [key, name, description, doubleOptIn]);
  if (!rowCount) throw new AppError('conflict', 'There is a topic of this name.');
  return key;
}

/** Errors: notFound. */
export async function changeTopic(db: Queryable, { key, name, description, doubleOptIn }: TopicForm): Promise<void> {
  const { rowCount } = await db.query(CHANGE, [key, name, description, doubleOptIn]);
  if (!rowCount) throw new AppError('notFound', 'There is no such topic.');
}

/** An archived topic is not offered any more; what customers said about it is kept. Errors: notFound. */
export async function archiveTopic(db: Queryable, key: string, archived: boolean, at: Date): Promise<void> {
  const { rowCount } = await db.query('UPDATE topic SET archived_at = $2 WHERE key = $1', [key, archived ? at : null]);
  if (!rowCount) throw new AppError('notFound', 'There is no such topic.');
}
