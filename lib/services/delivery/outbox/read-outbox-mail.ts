import { simpleParser } from 'mailparser';
import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';

/** An email that the outbox took, as its reader would see it. */
export interface OutboxMail {
  seq: string;
  subject: string;
  from: string;
  to: string;
  at: Date;
  headers: { name: string; value: string }[];
  html: string;
  text: string;
}

const READ = 'SELECT seq::text, raw, at FROM outbox_mail WHERE seq = $1';

/** Errors: notFound. */
export async function readOutboxMail(db: Queryable, seq: string): Promise<OutboxMail> {
  const found = /^\d{1,18}$/.test(seq)
    ? await db.query<{ seq: string; raw: Buffer; at: Date }>(READ, [seq])
    : undefined;
  const row = found?.rows[0];
  if (!row) throw new AppError('notFound', 'There is no such email in the outbox.');
  const mail = await simpleParser(row.raw, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true });
  const to = Array.isArray(mail.to) ? mail.to.map(({ text }) => text).join(', ') : (mail.to?.text ?? '');
  return {
    seq: row.seq,
    subject: mail.subject ?? '',
    from: mail.from?.text ?? '',
    to,
    at: row.at,
    headers: mail.headerLines.map(({ line }) => {
      const colon = line.indexOf(':');
      return {
        name: line.slice(0, colon),
        value: line
          .slice(colon + 1)
          .replace(/\r?\n\s*/g, ' ')
          .trim(),
      };
    }),
    html: withoutPixel(mail.html || ''),
    text: mail.text ?? '',
  };
}

/** To look at an email here is no open by its reader. */
const withoutPixel = (html: string): string => html.replace(/<img\b[^>]*\/t\/o\/[^>]*>/gi, '');
