import { inTransaction, type Pool } from '@/lib/platform/db';
import { type Preferences, readPreferences } from './read-preferences';
import { type ConsentEntry, recordConsent } from './record-consent';

export interface SavePreferencesInput {
  customer: number;
  /** Keys of the topics that are wanted; all others are not. */
  topics: readonly string[];
  maxPerWeek: number | null;
  /** Null: no pause. */
  pausedUntil: Date | null;
  source: ConsentEntry['source'];
  proof: ConsentEntry['proof'];
  at: Date;
}

const TOPIC = `INSERT INTO topic_consent (customer, topic, state, at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (customer, topic) DO UPDATE SET state = excluded.state, at = excluded.at`;
const PREFERENCE = `INSERT INTO contact_preference (customer, max_per_week, paused_until, updated_at) VALUES ($1, $2, $3, $4)
  ON CONFLICT (customer) DO UPDATE SET max_per_week = excluded.max_per_week, paused_until = excluded.paused_until, updated_at = excluded.updated_at`;

/**
 * Keeps what a customer has chosen in the preference centre, each change in the ledger. A topic that wants a confirmation
 * is pending until the button of the confirmation is pressed. Answers the topics that wait for one from now on, and undefined
 * where the customer is no longer there.
 */
export async function savePreferences(
  db: Pool,
  input: SavePreferencesInput,
): Promise<{ pending: string[] } | undefined> {
  const { source, proof, maxPerWeek, pausedUntil, at } = input;
  return inTransaction(db, async (client) => {
    const before = await readPreferences(client, input.customer, at);
    if (!before) return undefined;
    const { customer } = before;
    const entries: ConsentEntry[] = [];
    const pending: string[] = [];
    for (const { key, name, doubleOptIn, state } of before.topics) {
      const wanted = input.topics.includes(key);
      if (wanted === (state !== 'unsubscribed')) continue;
      const next = wanted ? (doubleOptIn ? 'pending' : 'subscribed') : 'unsubscribed';
      if (next === 'pending') pending.push(key);
      await client.query(TOPIC, [customer, key, next, at]);
      entries.push({ customer, topic: key, state: next, source, wording: name, proof, at });
    }
    if (pausedUntil !== null && pausedUntil.getTime() !== before.pausedUntil?.getTime())
      entries.push({
        customer,
        topic: null,
        state: 'paused',
        source,
        wording: 'Pause all emails',
        proof: { ...proof, until: pausedUntil },
        at,
      });
    if (changed(before, input)) await client.query(PREFERENCE, [customer, maxPerWeek, pausedUntil, at]);
    await recordConsent(client, entries);
    return { pending };
  });
}

const changed = (before: Preferences, { maxPerWeek, pausedUntil }: SavePreferencesInput): boolean =>
  before.maxPerWeek !== maxPerWeek || before.pausedUntil?.getTime() !== pausedUntil?.getTime();
