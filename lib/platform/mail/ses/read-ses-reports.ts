import { createVerify } from 'node:crypto';
import { list, type MailReport, record, text, timeOf, UnsignedReport } from '../api/report';

/** What a notification of Amazon SNS asks of us: reports, or to confirm that we want them. */
export type SesCall = { confirm: string } | { reports: MailReport[] };

const SIGNED: Readonly<Record<string, readonly string[]>> = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
};
const KINDS: Readonly<Record<string, MailReport['kind']>> = {
  Bounce: 'bounce',
  Complaint: 'complaint',
  Delivery: 'delivered',
};

const ofAmazon = (address: string): boolean =>
  URL.canParse(address) && /^https:\/\/sns\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/.test(new URL(address).origin);

/**
 * Bounces, complaints and deliveries of SES by Amazon SNS
 * (https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html): of our topic alone, signed with a
 * certificate that is fetched from Amazon alone (`certificate` answers it as PEM). Errors: UnsignedReport.
 */
export async function readSesReports(
  body: string,
  topic: string,
  certificate: (url: string) => Promise<string>,
  at: Date,
): Promise<SesCall> {
  const call = record(JSON.parse(body));
  const type = text(call.Type);
  const names = SIGNED[type];
  const address = text(call.SigningCertURL);
  if (!names || text(call.TopicArn) !== topic || !ofAmazon(address)) throw new UnsignedReport();
  const content = names.flatMap((name) => (typeof call[name] === 'string' ? [name, call[name]] : [])).join('\n');
  const verifier = createVerify(text(call.SignatureVersion) === '2' ? 'RSA-SHA256' : 'RSA-SHA1').update(`${content}\n`);
  if (!verifier.verify(await certificate(address), text(call.Signature), 'base64')) throw new UnsignedReport();
  if (type === 'SubscriptionConfirmation') {
    const confirm = text(call.SubscribeURL);
    if (!ofAmazon(confirm)) throw new UnsignedReport();
    return { confirm };
  }
  return { reports: reportsOf(record(JSON.parse(text(call.Message))), at) };
}

function reportsOf(message: Record<string, unknown>, at: Date): MailReport[] {
  const kind = KINDS[text(message.eventType) || text(message.notificationType)];
  if (!kind) return [];
  const mail = record(message.mail);
  const detail = record(message[kind === 'bounce' ? 'bounce' : kind === 'complaint' ? 'complaint' : 'delivery']);
  const recipients = list(detail.bouncedRecipients ?? detail.complainedRecipients ?? detail.recipients);
  return recipients.map((one) => {
    const who = record(one);
    return {
      kind,
      hard: text(detail.bounceType) === 'Permanent',
      reference: text(list(record(mail.tags).reference)[0]) || null,
      providerId: text(mail.messageId) || null,
      email: typeof one === 'string' ? one : text(who.emailAddress),
      words: text(who.diagnosticCode) || text(detail.bounceSubType) || text(detail.complaintFeedbackType),
      at: timeOf(detail.timestamp, at),
    };
  });
}
