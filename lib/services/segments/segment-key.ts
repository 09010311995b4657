import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';

const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80) || 'segment';

const TAKEN = 'SELECT key FROM segment WHERE key = $1 OR id = $1 OR key LIKE $2';

/** A key that nobody has, made of a name: `cart-abandoners`, then `cart-abandoners-2`. */
export async function freeKey(db: Queryable, name: string): Promise<string> {
  const base = slug(name);
  const { rows } = await db.query<{ key: string }>(TAKEN, [base, `${base}-%`]);
  const taken = new Set(rows.map(({ key }) => key));
  if (!taken.has(base)) return base;
  for (let n = 2; ; n += 1) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`;
}

/** Throws AppError conflict where another segment has the key. */
export async function checkKeyIsFree(db: Queryable, key: string, id: string): Promise<void> {
  const { rowCount } = await db.query('SELECT 1 FROM segment WHERE (key = $1 OR id = $1) AND id <> $2', [key, id]);
  if (rowCount)
    throw new AppError('conflict', `Another segment has the key “${key}”`, {
      errors: [{ path: '/key', message: 'is taken' }],
    });
}
