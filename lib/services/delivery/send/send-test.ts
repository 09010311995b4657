import { escapeHtml } from '@/lib/content/escape-html';
import { AppError, newId } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { MailError, type MailProvider } from '@/lib/platform/mail/mail-provider';
import { readBrand } from '../../content/brand';

/** A short email to see whether sending works. Errors: unavailable, with the mail server's words. */
export async function sendTest(
  db: Queryable,
  provider: MailProvider,
  to: string,
  at: Date,
): Promise<{ answer: string }> {
  const brand = await readBrand(db);
  const id = newId('msg');
  const words = `This is a test from ${brand.name}. It says that email can be sent.`;
  try {
    const { providerId } = await provider.send({
      reference: id,
      messageId: `${id}@${brand.fromEmail.slice(brand.fromEmail.lastIndexOf('@') + 1)}`,
      from: { name: brand.fromName, address: brand.fromEmail },
      replyTo: brand.replyTo,
      to: { address: to },
      subject: `A test from ${brand.name}`,
      text: words,
      html: `<p>${escapeHtml(words)}</p>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      date: at,
    });
    return { answer: providerId };
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    throw new AppError('unavailable', `It could not be sent: ${error.message}`, { cause: error });
  }
}
