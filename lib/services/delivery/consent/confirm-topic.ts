import { inTransaction, type Pool } from '@/lib/platform/db';
import { recordConsent } from './record-consent';

export interface ConfirmTopicInput {
  customer: number;
  topic: string;
  /** When the confirmation was asked for. */
  asked: Date;
  proof: Readonly<Record<string, unknown>> | null;
  at: Date;
}

const LONGEST_MS = 30 * 86_400_000;
const CONFIRM = `UPDATE topic_consent SET state = 'subscribed', at = $3 FROM customer o
  WHERE o.number = $1 AND customer = coalesce(o.merged_into, o.number) AND topic = $2 AND state = 'pending' AND topic_consent.at <= $4
  RETURNING customer`;

/** The second half of a double opt-in. False: it is too old, was taken back meanwhile, or has been confirmed already. */
export async function confirmTopic(
  db: Pool,
  { customer, topic, asked, proof, at }: ConfirmTopicInput,
): Promise<boolean> {
  if (at.getTime() - asked.getTime() > LONGEST_MS) return false;
  return inTransaction(db, async (client) => {
    // The token holds whole seconds.
    const { rows } = await client.query<{ customer: number }>(CONFIRM, [
      customer,
      topic,
      at,
      new Date(asked.getTime() + 999),
    ]);
    const confirmed = rows[0]?.customer;
    if (confirmed === undefined) return false;
    await recordConsent(client, [
      {
        customer: confirmed,
        topic,
        state: 'subscribed',
        source: 'preferenceCentre',
        wording: 'Yes, subscribe me',
        proof,
        at,
      },
    ]);
    return true;
  });
}
