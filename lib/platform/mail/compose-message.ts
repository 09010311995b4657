import DKIM from 'nodemailer/lib/dkim/index.js';
import MimeNode from 'nodemailer/lib/mime-node/index.js';
import type { MailMessage } from './mail-provider';
import { mailboxText, oneLine } from './mailbox-text';
import { quotedPrintable } from './quoted-printable';

export interface DkimKey {
  domainName: string;
  keySelector: string;
  privateKey: string;
}

/**
 * Headers that a signature covers, where they are there. RFC 8058 wants both of the one-click unsubscribing: without them
 * Gmail and Yahoo offer none. By Feedback-ID Gmail counts complaints of signed mail alone.
 */
const SIGNED =
  'From:Reply-To:Subject:Date:Message-ID:To:MIME-Version:Content-Type:List-Id:List-Unsubscribe:List-Unsubscribe-Post:Feedback-ID:Precedence:Auto-Submitted';

/** In quoted-printable no `=` stands before an underscore: the boundary occurs in no part. */
const BOUNDARY = '=_kindred_part';

/**
 * The message as it goes over the wire (RFC 5322, multipart/alternative with the text first). Names, subject and headers
 * that hold line breaks or other control characters are put on one line, so that none of them becomes a header. One that
 * has been composed already is given back.
 */
export async function composeMessage(message: MailMessage, dkim?: DkimKey): Promise<Buffer> {
  if (message.raw) return Buffer.from(message.raw.buffer, message.raw.byteOffset, message.raw.byteLength);
  // Between the others: programs take the last part that they understand, old ones the last of all.
  const amp = message.amp ? part('text/x-amp-html', message.amp) : '';
  const raw = Buffer.from(
    `${headersOf(message)}\r\n\r\n${part('text/plain', message.text)}${amp}${part('text/html', message.html)}--${BOUNDARY}--\r\n`,
  );
  return dkim ? sign(raw, dkim) : raw;
}

const part = (type: string, text: string): string =>
  `--${BOUNDARY}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(text)}\r\n`;

function headersOf(message: MailMessage): string {
  const { from, to, replyTo, subject, messageId, date, headers = {} } = message;
  const root = new MimeNode(`multipart/alternative; boundary="${BOUNDARY}"`);
  root.setHeader('From', mailboxText(from));
  root.setHeader('To', mailboxText(to));
  if (replyTo) root.setHeader('Reply-To', oneLine(replyTo));
  root.setHeader('Subject', oneLine(subject));
  root.setHeader('Message-ID', `<${messageId}>`);
  root.setHeader('Date', date.toUTCString().replace('GMT', '+0000'));
  const plain: string[] = [];
  for (const [name, given] of Object.entries(headers)) {
    const [key, value] = [name.replace(/[^\w-]/g, ''), oneLine(given)];
    // What is plain goes as it is: encoded as words, a List-Id would be none.
    if (/^[\x20-\x7e]{0,900}$/.test(value)) plain.push(`${key}: ${value}`);
    else root.setHeader(key, value);
  }
  return [...plain, root.buildHeaders()].join('\r\n');
}

async function sign(raw: Buffer, dkim: DkimKey): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const one of new DKIM({ ...dkim, headerFieldNames: SIGNED }).sign(raw)) parts.push(one);
  return Buffer.concat(parts);
}
