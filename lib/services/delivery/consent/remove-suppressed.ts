import { AppError } from '@/lib/core';
import { inTransaction, type Pool } from '@/lib/platform/db';
import { recordConsent } from './record-consent';

export interface RemoveSuppressedInput {
  email: string;
  /** Why it may be written to again, in words. */
  because: string;
  /** `user:usr_…` */
  by: string;
  at: Date;
}

const REMOVE = `DELETE FROM suppressed_address WHERE email = lower($1) RETURNING reason`;
const UNMARK = `DELETE FROM suppression WHERE channel = 'email' AND customer IN (SELECT number FROM customer WHERE lower(email) = lower($1)) RETURNING customer, reason`;

/**
 * Takes an address off the list, and off the customers who have it. A consent that was withdrawn stays withdrawn: that is
 * the customer's to say. Errors: notFound.
 */
export async function removeSuppressed(db: Pool, { email, because, by, at }: RemoveSuppressedInput): Promise<void> {
  await inTransaction(db, async (client) => {
    const removed = await client.query<{ reason: string }>(REMOVE, [email]);
    const { rows } = await client.query<{ customer: number; reason: string }>(UNMARK, [email]);
    const customers = rows.map(({ customer }) => customer);
    const reason = removed.rows[0]?.reason ?? rows[0]?.reason;
    if (reason === undefined) throw new AppError('notFound', 'This address is not on the list.');
    if (customers.length === 0) return;
    await client.query('INSERT INTO change (customers, at) VALUES ($1, $2)', [customers, at]);
    const states = await client.query<{ customer: number; state: 'subscribed' | 'unsubscribed' }>(
      `SELECT customer, state FROM consent WHERE channel = 'email' AND customer = ANY($1::int[])`,
      [customers],
    );
    // The ledger says that the address is in use again, and that the consent is what it was.
    await recordConsent(
      client,
      states.rows.map(({ customer, state }) => ({
        customer,
        topic: null,
        state,
        source: 'person',
        wording: because,
        proof: { by, takenOffTheList: reason },
        at,
      })),
    );
  });
}
