import { inTransaction, type Pool } from '@/lib/platform/db';
import { type ConsentEntry, recordConsent } from './record-consent';

export interface ChangeEmailConsentInput {
  customer: number;
  state: 'subscribed' | 'unsubscribed';
  source: ConsentEntry['source'];
  wording: string;
  proof: ConsentEntry['proof'];
  /** The message whose link was followed; 0: none. */
  message: number;
  at: Date;
}

const CHANGE = `INSERT INTO consent (customer, channel, state, at, source) VALUES ($1, 'email', $2, $3, $4)
  ON CONFLICT (customer, channel) DO UPDATE SET state = excluded.state, at = excluded.at, source = excluded.source
  WHERE consent.at <= excluded.at RETURNING customer`;
const TELL = `INSERT INTO change (customers, at) VALUES (ARRAY[$1::int], $2)`;
const SIGNAL = `INSERT INTO message_signal (message, kind, at, announce_at)
  SELECT number, 'unsubscribe', $2, $2 FROM message
  WHERE number = $1 AND NOT EXISTS (SELECT FROM message_signal s WHERE s.message = $1 AND s.kind = 'unsubscribe')`;
const UNLIST = `WITH gone AS (DELETE FROM suppression WHERE customer = $1 AND channel = 'email' AND reason = 'unsubscribed')
  DELETE FROM suppressed_address WHERE reason = 'unsubscribe' AND email = (SELECT lower(email) FROM customer WHERE number = $1)`;

/**
 * Says whether a customer wants email at all: the ledger, the consent that segments read, and the news of it, in one
 * transaction. Whoever unsubscribes is not written to from this moment: the sender looks at it up to the last byte.
 */
export async function changeEmailConsent(db: Pool, input: ChangeEmailConsentInput): Promise<void> {
  const { customer, state, source, wording, proof, message, at } = input;
  await inTransaction(db, async (client) => {
    await client.query(CHANGE, [customer, state, at, source]);
    await recordConsent(client, [{ customer, topic: null, state, source, wording, proof, at }]);
    if (state === 'subscribed') await client.query(UNLIST, [customer]);
    if (state === 'unsubscribed' && message > 0) await client.query(SIGNAL, [message, at]);
    await client.query(TELL, [customer, at]);
  });
}
