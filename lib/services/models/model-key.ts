import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';

const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50) || 'model';

/** The key that is wanted, or one made of the name. Throws conflict where the wanted one is taken. */
export async function chooseKey(db: Queryable, wanted: string | undefined, name: string): Promise<string> {
  const base = wanted ?? slug(name);
  const { rows } = await db.query<{ key: string }>('SELECT key FROM model WHERE key = $1 OR id = $1 OR key LIKE $2', [
    base,
    `${base}-%`,
  ]);
  const taken = new Set(rows.map(({ key }) => key));
  if (!taken.has(base)) return base;
  if (wanted)
    throw new AppError('conflict', `Another model has the key “${wanted}”.`, {
      errors: [{ path: '/key', message: 'is taken' }],
    });
  for (let n = 2; ; n += 1) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`;
}
