import { createPublicKey, verify } from 'node:crypto';
import { list, type MailReport, record, text, timeOf, UnsignedReport } from '../api/report';

const KINDS: Readonly<Record<string, MailReport['kind']>> = {
  delivered: 'delivered',
  bounce: 'bounce',
  dropped: 'bounce',
  spamreport: 'complaint',
  unsubscribe: 'unsubscribe',
  group_unsubscribe: 'unsubscribe',
};
const PATIENCE_MS = 86_400_000;

/**
 * The signed event webhook of SendGrid: ECDSA with SHA-256 over the timestamp and the body as it came
 * (https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features).
 * `key` is the public key in base64. Errors: UnsignedReport.
 */
export function readSendgridReports(headers: Headers, body: string, key: string, at: Date): MailReport[] {
  const timestamp = headers.get('x-twilio-email-event-webhook-timestamp') ?? '';
  const signature = headers.get('x-twilio-email-event-webhook-signature') ?? '';
  const signed = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
  const fresh = Math.abs(at.getTime() - Number(timestamp) * 1_000) < PATIENCE_MS;
  if (!fresh || !verify('sha256', Buffer.from(timestamp + body), signed, Buffer.from(signature, 'base64')))
    throw new UnsignedReport();
  return list(JSON.parse(body)).flatMap((one) => {
    const event = record(one);
    const kind = KINDS[text(event.event)];
    if (!kind) return [];
    return {
      kind,
      // "blocked" is a bounce for now; what was dropped because of an earlier bounce is one for good.
      hard:
        text(event.event) === 'dropped' ? /bounced|invalid/i.test(text(event.reason)) : text(event.type) !== 'blocked',
      reference: text(event.reference) || null,
      providerId: text(event.sg_message_id).split('.')[0] || null,
      email: text(event.email),
      words: text(event.reason) || text(event.response),
      at: timeOf(event.timestamp, at),
    };
  });
}
