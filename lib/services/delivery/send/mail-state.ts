import type { Queryable } from '@/lib/platform/db';
import type { Pause } from './pause';

/** Why nothing goes out at the moment, for people: the provider is away or has had enough. */
export interface MailTrouble {
  kind: Pause['kind'];
  words: string;
  since: string;
}

const SAVE = `INSERT INTO setting (key, value, updated_at) VALUES ('mail.trouble', $1, $2)
  ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, updated_at = EXCLUDED.updated_at`;

export async function writeMailState(db: Queryable, pause: Pause | null, at: Date): Promise<void> {
  const trouble: MailTrouble | null = pause && {
    kind: pause.kind,
    words: pause.words,
    since: new Date(pause.since).toISOString(),
  };
  await db.query(SAVE, [JSON.stringify(trouble), at]);
}

export async function readMailState(db: Queryable): Promise<MailTrouble | null> {
  const { rows } = await db.query<{ value: MailTrouble | null }>(
    `SELECT value FROM setting WHERE key = 'mail.trouble'`,
  );
  return rows[0]?.value ?? null;
}
