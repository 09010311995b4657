import { createHmac, timingSafeEqual } from 'node:crypto';
import { type MailReport, record, text, timeOf, UnsignedReport } from '../api/report';

const PATIENCE_MS = 86_400_000;

/**
 * Webhooks of Mailgun: HMAC-SHA-256 over timestamp and token
 * (https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks). A report that comes twice is
 * taken once by what it says. Errors: UnsignedReport.
 */
export function readMailgunReports(body: string, key: string, at: Date): MailReport[] {
  const call = record(JSON.parse(body));
  const { timestamp, token, signature } = record(call.signature);
  const wanted = createHmac('sha256', key)
    .update(`${text(timestamp)}${text(token)}`)
    .digest();
  const given = Buffer.from(text(signature), 'hex');
  const fresh = Math.abs(at.getTime() - Number(timestamp) * 1_000) < PATIENCE_MS;
  if (!fresh || given.byteLength !== wanted.byteLength || !timingSafeEqual(given, wanted)) throw new UnsignedReport();
  const event = record(call['event-data']);
  const kind = kindOf(text(event.event));
  if (!kind) return [];
  const status = record(event['delivery-status']);
  const message = record(record(event.message).headers);
  return [
    {
      kind,
      hard: text(event.severity) === 'permanent' && text(event.reason) !== 'suppress-complaint',
      reference: text(record(event['user-variables']).reference) || null,
      providerId: text(message['message-id']) || null,
      email: text(event.recipient),
      words: text(status.message) || text(status.description) || text(event.reason),
      at: timeOf(event.timestamp, at),
    },
  ];
}

function kindOf(event: string): MailReport['kind'] | undefined {
  const kinds: Readonly<Record<string, MailReport['kind']>> = {
    delivered: 'delivered',
    failed: 'bounce',
    complained: 'complaint',
    unsubscribed: 'unsubscribe',
  };
  return kinds[event];
}
