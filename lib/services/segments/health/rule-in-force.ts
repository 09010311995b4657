import type { Queryable } from '@/lib/platform/db';
import { type Rule, sameMeaning } from '@/lib/rules';

interface Row {
  version: number;
  rule: Rule;
  status: string;
  at: Date;
}

export interface Era {
  /** The rule has been in force, saying the same, since then; null for a segment that is not live. */
  since: Date | null;
  /** Versions with which the rule became another. */
  cuts: { version: number; at: string }[];
}

/**
 * Since when a segment (by number) has followed the rule of today. What happened before was the work of another rule:
 * who left when it was changed did not leave by themselves.
 */
export async function readEra(db: Queryable, segment: number): Promise<Era> {
  const { rows } = await db.query<Row>(
    'SELECT version, rule, status, created_at AS at FROM segment_version WHERE segment = $1 ORDER BY version',
    [segment],
  );
  let since: Date | null = null;
  let before: Row | undefined;
  const cuts: Era['cuts'] = [];
  for (const row of rows) {
    const other = before !== undefined && !sameMeaning(before.rule, row.rule);
    if (other && since !== null && row.status === 'active')
      cuts.push({ version: row.version, at: row.at.toISOString() });
    if (row.status !== 'active') since = null;
    else if (since === null || other) since = row.at;
    before = row;
  }
  return { since, cuts };
}
