import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import { mayGo, refusal, refusalJoins } from './refusal';

/** What is known of a claimed message before it is rendered. */
export interface Checked {
  number: number;
  /** Why it must not go out; null: it may. */
  reason: string | null;
  /** False: it waits, because its campaign, its run or its email was stopped. */
  mayGo: boolean;
  email: string;
  campaignId: string;
  campaignName: string;
  kind: string;
  topic: string | null;
  topicName: string | null;
}

export async function checkClaimed(db: Queryable, numbers: readonly number[], at: Date): Promise<Map<number, Checked>> {
  const { rows } = await db.query<Checked>(sql`
    SELECT m.number, ${refusal(at)} AS reason, coalesce(${mayGo}, false) AS "mayGo", coalesce(c.email, '') AS email,
      k.id AS "campaignId", k.name AS "campaignName", k.kind, k.topic, topic.name AS "topicName"
    FROM message m ${refusalJoins} WHERE m.number = ANY(${[...numbers]}::bigint[])`);
  return new Map(rows.map((row) => [row.number, row]));
}
