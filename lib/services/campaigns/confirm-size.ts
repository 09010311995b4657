import type { Queryable } from '@/lib/platform/db';

/** A segment that has not been built yet has no members, which says nothing of its size. */
const CONFIRM = `UPDATE campaign c SET confirmed_size = (
    SELECT count(*)::int FROM membership m WHERE m.segment = c.segment AND m.left_at IS NULL)
  WHERE c.number = $1 AND EXISTS (SELECT FROM segment s WHERE s.number = c.segment AND s.built_version IS NOT NULL)`;

/** Somebody has said yes to the audience of a campaign as it is now: before it goes to many times as many, it asks again. */
export async function confirmSize(db: Queryable, campaign: number): Promise<void> {
  await db.query(CONFIRM, [campaign]);
}
