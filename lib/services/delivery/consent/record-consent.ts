import type { Queryable } from '@/lib/platform/db';

export const CONSENT_SOURCES = [
  'preferenceCentre',
  'oneClick',
  'api',
  'import',
  'event',
  'complaint',
  'person',
] as const;

/** One entry of the ledger: who said what, in which words, where, and how it can be shown. */
export interface ConsentEntry {
  customer: number;
  /** Null: email as a whole. */
  topic: string | null;
  state: 'subscribed' | 'unsubscribed' | 'pending' | 'paused';
  source: (typeof CONSENT_SOURCES)[number];
  /** The words beside the button. */
  wording: string | null;
  /** For example the message whose link was followed and the program that followed it; no secrets. */
  proof: Readonly<Record<string, unknown>> | null;
  at: Date;
}

/** Adds to the ledger, which is never changed. Within the transaction of the change that it tells of. */
export async function recordConsent(db: Queryable, entries: readonly ConsentEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await db.query(
    `INSERT INTO consent_record (customer, channel, topic, state, at, source, wording, proof)
     SELECT customer, 'email', topic, state, at, source, wording, proof
     FROM unnest($1::int[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::jsonb[]) AS e(customer, topic, state, at, source, wording, proof)`,
    [
      entries.map(({ customer }) => customer),
      entries.map(({ topic }) => topic),
      entries.map(({ state }) => state),
      entries.map(({ at }) => at),
      entries.map(({ source }) => source),
      entries.map(({ wording }) => wording),
      entries.map(({ proof }) => (proof ? JSON.stringify(proof).replaceAll('\\u0000', '') : null)),
    ],
  );
}
