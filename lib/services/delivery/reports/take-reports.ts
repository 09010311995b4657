import { inTransaction, type Pool, type Queryable } from '@/lib/platform/db';
import type { MailReport } from '@/lib/platform/mail/api/report';
import { changeEmailConsent } from '../consent/change-email-consent';
import { suppressAddresses } from '../consent/suppress-addresses';
import { takeComplaint } from '../consent/take-complaint';

const FIND = `SELECT m.number, coalesce(o.merged_into, o.number) AS customer FROM message m JOIN customer o ON o.number = m.customer
  WHERE m.id = $1 OR (m.provider = $2 AND m.provider_id = $3) ORDER BY m.id = $1 DESC LIMIT 1`;
const DELIVERED = `UPDATE message SET status = 'delivered', settled_at = $2 WHERE number = $1 AND status IN ('sent', 'handing', 'uncertain')`;
const BOUNCED = `UPDATE message SET status = 'bounced', reason = 'hardBounce', detail = $3, settled_at = $2 WHERE number = $1 AND status IN ('sent', 'delivered', 'handing', 'uncertain')`;
const SIGNAL = `INSERT INTO message_signal (message, kind, at, detail, announce_at) SELECT $1, $2, $3, $4, $3
  WHERE NOT EXISTS (SELECT FROM message_signal s WHERE s.message = $1 AND s.kind = $2 AND s.detail->>'type' IS NOT DISTINCT FROM ($4::jsonb)->>'type')`;

interface Found {
  number: number;
  customer: number;
}

/** Writes down what a provider tells of messages that it took. One that comes twice changes nothing. */
export async function takeReports(db: Pool, provider: string, reports: readonly MailReport[], at: Date): Promise<void> {
  for (const report of reports) {
    const { rows } = await db.query<Found>(FIND, [report.reference ?? '', provider, report.providerId ?? '']);
    await take(db, provider, report, rows[0], at);
  }
}

async function take(db: Pool, provider: string, report: MailReport, found: Found | undefined, at: Date): Promise<void> {
  const { email, words } = report;
  const message = found?.number ?? null;
  switch (report.kind) {
    case 'delivered':
      if (found)
        await inTransaction(db, (client) => signal(client, DELIVERED, found.number, 'delivered', report.at, null));
      return;
    case 'bounce':
      await inTransaction(db, async (client) => {
        if (found) {
          const detail = { type: report.hard ? 'hard' : 'soft', words: words.slice(0, 500), provider };
          await signal(client, report.hard ? BOUNCED : null, found.number, 'bounce', report.at, detail);
        }
        if (report.hard && email)
          await suppressAddresses(client, [email], { reason: 'hardBounce', source: provider, at });
      });
      return;
    case 'complaint':
      await takeComplaint(db, { message, email, provider, proof: { provider, words: words.slice(0, 300) }, at });
      return;
    case 'unsubscribe':
      if (found)
        await changeEmailConsent(db, {
          customer: found.customer,
          state: 'unsubscribed',
          source: 'oneClick',
          wording: 'Unsubscribe',
          proof: { provider },
          message: found.number,
          at,
        });
  }
}

async function signal(
  db: Queryable,
  change: string | null,
  message: number,
  kind: string,
  at: Date,
  detail: Readonly<Record<string, unknown>> | null,
): Promise<void> {
  const words = typeof detail?.words === 'string' ? [detail.words.replaceAll('\0', '')] : [];
  if (change) await db.query(change, [message, at, ...(change === BOUNCED ? [words[0] ?? null] : [])]);
  await db.query(SIGNAL, [message, kind, at, detail ? JSON.stringify(detail).replaceAll('\\u0000', '') : null]);
}
