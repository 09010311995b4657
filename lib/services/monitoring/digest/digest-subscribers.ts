import { z } from 'zod';
import type { Queryable } from '@/lib/platform/db';

const settingSchema = z.object({ subscribed: z.array(z.string()), left: z.array(z.string()) });

/** Who gets the weekly digest: managers, unless they left it, and whoever asked for it. Kept as the setting `digest`. */
async function readSetting(db: Queryable): Promise<z.infer<typeof settingSchema>> {
  const { rows } = await db.query<{ value: unknown }>("SELECT value FROM setting WHERE key = 'digest'");
  const parsed = settingSchema.safeParse(rows[0]?.value);
  return parsed.success ? parsed.data : { subscribed: [], left: [] };
}

export interface Subscriber {
  id: string;
  name: string;
  email: string;
}

export async function listSubscribers(db: Queryable): Promise<Subscriber[]> {
  const { subscribed, left } = await readSetting(db);
  const { rows } = await db.query<Subscriber>(
    `SELECT id, name, email FROM user_account WHERE disabled_at IS NULL AND (id = ANY($1::text[]) OR (role = 'manager' AND NOT id = ANY($2::text[]))) ORDER BY name`,
    [subscribed, left],
  );
  return rows;
}

export const isSubscribed = async (db: Queryable, userId: string): Promise<boolean> =>
  (await listSubscribers(db)).some(({ id }) => id === userId);

/** Subscribes a person to the digest, or ends that. */
export async function setSubscribed(db: Queryable, userId: string, on: boolean, at: Date): Promise<void> {
  const { subscribed, left } = await readSetting(db);
  const without = (list: readonly string[]): string[] => list.filter((id) => id !== userId);
  const value = {
    subscribed: on ? [...without(subscribed), userId] : without(subscribed),
    left: on ? without(left) : [...without(left), userId],
  };
  await db.query(
    `INSERT INTO setting (key, value, updated_at) VALUES ('digest', $1, $2) ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, updated_at = EXCLUDED.updated_at`,
    [JSON.stringify(value), at],
  );
}
