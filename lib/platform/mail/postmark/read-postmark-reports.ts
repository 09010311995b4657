import { createHash, timingSafeEqual } from 'node:crypto';
import { type MailReport, record, text, timeOf, UnsignedReport } from '../api/report';

const sha = (value: string): Buffer => createHash('sha256').update(value).digest();
const KINDS: Readonly<Record<string, MailReport['kind']>> = {
  Bounce: 'bounce',
  SpamComplaint: 'complaint',
  Delivery: 'delivered',
  SubscriptionChange: 'unsubscribe',
};

/**
 * Webhooks of Postmark, which are not signed but carry the user name and password of their address (HTTP Basic):
 * https://postmarkapp.com/developer/webhooks/webhooks-overview. Errors: UnsignedReport.
 */
export function readPostmarkReports(headers: Headers, body: string, password: string, at: Date): MailReport[] {
  const wanted = `Basic ${Buffer.from(`postmark:${password}`).toString('base64')}`;
  if (!timingSafeEqual(sha(headers.get('authorization') ?? ''), sha(wanted))) throw new UnsignedReport();
  const report = record(JSON.parse(body));
  const kind = KINDS[text(report.RecordType)];
  if (!kind || (kind === 'unsubscribe' && report.SuppressSending !== true)) return [];
  return [
    {
      kind,
      hard: text(report.Type) === 'HardBounce' || text(report.Type) === 'BadEmailAddress' || report.Inactive === true,
      reference: text(record(report.Metadata).reference) || null,
      providerId: text(report.MessageID) || null,
      email: text(report.Email) || text(report.Recipient),
      words: text(report.Description) || text(report.Details),
      at: timeOf(report.BouncedAt ?? report.DeliveredAt ?? report.ChangedAt, at),
    },
  ];
}
