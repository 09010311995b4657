import type { Queryable } from '@/lib/platform/db';
import { suppressAddresses } from '../consent/suppress-addresses';

const READ = `SELECT lower(c.email) AS email FROM message m JOIN customer c ON c.number = m.customer
  WHERE m.number = ANY($1::bigint[]) AND c.email IS NOT NULL`;

/** The addresses of messages that came back for good are not written to any more. */
export async function suppressBounced(db: Queryable, messages: readonly number[], at: Date): Promise<void> {
  if (messages.length === 0) return;
  const { rows } = await db.query<{ email: string }>(READ, [messages]);
  await suppressAddresses(
    db,
    rows.map(({ email }) => email),
    { reason: 'hardBounce', source: 'sending', at },
  );
}
