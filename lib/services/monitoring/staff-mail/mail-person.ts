import { escapeHtml } from '@/lib/content/escape-html';
import { newId } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { openProvider } from '@/lib/platform/mail/open-provider';
import { readBrand } from '../../content/brand';

export interface StaffMail {
  to: { name: string; email: string };
  subject: string;
  /** Plain text; a line beginning with "- " is an item of a list. */
  paragraphs: readonly string[];
  link?: { label: string; path: string } | undefined;
  at: Date;
}

/** The product's address; a path of its own where nobody has said it. */
const addressOf = (path: string): string =>
  `${(env().NEXTAUTH_URL ?? 'http://localhost:3000').replace(/\/$/, '')}${path}`;

/**
 * An email of the product to one of the people who use it, by the provider that is configured (the built-in outbox by
 * default). Errors: MailError.
 */
export async function mailPerson(db: Queryable, mail: StaffMail): Promise<void> {
  const brand = await readBrand(db);
  const reference = newId('eml');
  const domain = brand.fromEmail.split('@')[1] ?? 'localhost';
  const link = mail.link && { ...mail.link, href: addressOf(mail.link.path) };
  const provider = openProvider(env(), db);
  try {
    await provider.send(
      {
        reference,
        messageId: `${reference}@${domain}`,
        from: { name: `Kindred, ${brand.name}`, address: brand.fromEmail },
        to: { name: mail.to.name, address: mail.to.email },
        subject: mail.subject.replace(/[\r\n]+/g, ' '),
        html: htmlOf(mail, link),
        text: [...mail.paragraphs, ...(link ? [`${link.label}: ${link.href}`] : [])].join('\n\n'),
        headers: { 'Auto-Submitted': 'auto-generated' },
        date: mail.at,
      },
      async () => true,
    );
  } finally {
    await provider.close();
  }
}

function htmlOf({ subject, paragraphs }: StaffMail, link: { label: string; href: string } | undefined): string {
  const body = paragraphs
    .map((text) =>
      text.startsWith('- ')
        ? `<ul>${text
            .split('\n')
            .map((line) => `<li>${escapeHtml(line.replace(/^- /, ''))}</li>`)
            .join('')}</ul>`
        : `<p>${escapeHtml(text)}</p>`,
    )
    .join('');
  const act = link ? `<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a></p>` : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title></head><body style="font:15px/1.5 'Helvetica Neue',Arial,sans-serif;max-width:600px;margin:24px auto;padding:0 16px">${body}${act}</body></html>`;
}
