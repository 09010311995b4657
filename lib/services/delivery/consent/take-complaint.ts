import { inTransaction, type Pool } from '@/lib/platform/db';
import { recordConsent } from './record-consent';
import { suppressAddresses } from './suppress-addresses';

export interface ComplaintInput {
  /** Number of the message; null where the report names an address alone. */
  message: number | null;
  email: string;
  /** Which provider told it. */
  provider: string;
  proof: Readonly<Record<string, unknown>> | null;
  at: Date;
}

const WHO = `SELECT coalesce(o.merged_into, o.number) AS customer FROM message m JOIN customer o ON o.number = m.customer WHERE m.number = $1
  UNION SELECT number FROM customer WHERE lower(email) = lower($2) AND merged_into IS NULL AND erased_at IS NULL`;
const WITHDRAW = `INSERT INTO consent (customer, channel, state, at, source) SELECT c, 'email', 'unsubscribed', $2, 'complaint' FROM unnest($1::int[]) AS c
  ON CONFLICT (customer, channel) DO UPDATE SET state = excluded.state, at = excluded.at, source = excluded.source WHERE consent.at <= excluded.at`;
const SIGNAL = `INSERT INTO message_signal (message, kind, at, detail, announce_at) SELECT number, 'complaint', $2, $3, $2 FROM message
  WHERE number = $1 AND NOT EXISTS (SELECT FROM message_signal s WHERE s.message = $1 AND s.kind = 'complaint')`;

/** Somebody called an email spam: nothing is sent to that address any more, from now on. A repeat changes nothing. */
export async function takeComplaint(db: Pool, { message, email, provider, proof, at }: ComplaintInput): Promise<void> {
  await inTransaction(db, async (client) => {
    const { rows } = await client.query<{ customer: number }>(WHO, [message, email]);
    const customers = rows.map(({ customer }) => customer);
    const { added } = await suppressAddresses(client, [email], { reason: 'complaint', source: provider, at });
    await client.query(WITHDRAW, [customers, at]);
    if (message !== null) await client.query(SIGNAL, [message, at, JSON.stringify({ provider })]);
    if (added > 0)
      await recordConsent(
        client,
        customers.map((customer) => ({
          customer,
          topic: null,
          state: 'unsubscribed',
          source: 'complaint',
          wording: null,
          proof,
          at,
        })),
      );
    if (customers.length > 0) await client.query('INSERT INTO change (customers, at) VALUES ($1, $2)', [customers, at]);
  });
}
