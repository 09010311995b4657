import DKIM from 'nodemailer/lib/dkim';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailMessage } from './mail-provider';

export interface DkimKey {
  domainName: string;
  keySelector: string;
  privateKey: string;
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

type Value = string | { prepared: boolean; value: string };

/** What is plain goes as it is: encoded as words, a List-Id would be none. */
function headersOf(headers: Readonly<Record<string, string>>): Record<string, Value> {
  const entries = Object.entries(headers).map(([key, given]): [string, Value] => {
    const value = oneLine(given);
    return [key.replace(/[^\w-]/g, ''), /^[\x20-\x7e]{0,900}$/.test(value) ? { prepared: true, value } : value];
  });
  return Object.fromEntries(entries);
}

/**
 * The message as it goes over the wire (RFC 5322, multipart/alternative with the text first). Names, subject and headers
 * that hold line breaks or other control characters are put on one line, so that none of them becomes a header.
 */
export async function composeMessage(message: MailMessage, dkim?: DkimKey): Promise<Buffer> {
  const raw = await new MailComposer({
    from: { name: oneLine(message.from.name ?? ''), address: message.from.address },
    to: { name: oneLine(message.to.name ?? ''), address: message.to.address },
    ...(message.replyTo ? { replyTo: { name: '', address: message.replyTo } } : {}),
    subject: oneLine(message.subject),
    messageId: `<${message.messageId}>`,
    date: message.date,
    headers: headersOf(message.headers ?? {}),
    text: message.text,
    html: message.html,
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
  return dkim ? sign(raw, dkim) : raw;
}

async function sign(raw: Buffer, dkim: DkimKey): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of new DKIM(dkim).sign(raw)) parts.push(part);
  return Buffer.concat(parts);
}
