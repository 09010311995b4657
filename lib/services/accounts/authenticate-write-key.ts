import { pool } from '@/lib/platform/db';
import type { SourcePrincipal } from './principal';
import { rememberedSources } from './remembered-callers';
import { hashSecret } from './secrets';

const FIND = 'SELECT id, last_used_at AS "lastUsedAt" FROM write_key WHERE key_hash = $1 AND revoked_at IS NULL';
const TOUCH = 'UPDATE write_key SET last_used_at = $2 WHERE id = $1';
const TOUCH_EVERY_MS = 60_000;

/** The event source of a write key; undefined where the key is unknown or revoked. */
export async function authenticateWriteKey(key: string, at: Date): Promise<SourcePrincipal | undefined> {
  const keyHash = hashSecret(key);
  const known = rememberedSources.get(keyHash);
  if (known) return known;
  const { rows } = await pool().query<{ id: string; lastUsedAt: Date | null }>(FIND, [keyHash]);
  const row = rows[0];
  if (!row) return undefined;
  if (!row.lastUsedAt || at.getTime() - row.lastUsedAt.getTime() > TOUCH_EVERY_MS)
    await pool().query(TOUCH, [row.id, at]);
  const principal: SourcePrincipal = { kind: 'source', sourceId: row.id };
  rememberedSources.set(keyHash, principal);
  return principal;
}
