import { escapeHtml } from '@/lib/content/escape-html';
import { AppError } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { MailError, type MailProvider } from '@/lib/platform/mail/mail-provider';
import { readBrand } from '../../content/brand';
import { signToken } from '../tokens';
import { findTopic } from './find-topic';

export interface ConfirmationInput {
  customer: number;
  topic: string;
  /** Scheme and host by which people reach the product. */
  origin: string;
  at: Date;
}

/** Asks by email whether somebody really wants a topic. Errors: unavailable where it could not be handed over. */
export async function sendConfirmation(
  db: Queryable,
  provider: MailProvider,
  { customer, topic: key, origin, at }: ConfirmationInput,
): Promise<void> {
  const [brand, topic] = [await readBrand(db), await findTopic(db, key)];
  const { rows } = await db.query<{ id: string; email: string | null }>(
    'SELECT id, email FROM customer WHERE number = $1',
    [customer],
  );
  const who = rows[0];
  if (!topic || !who?.email) return;
  const asked = Math.floor(at.getTime() / 1_000);
  const link = `${origin}/p/${signToken({ kind: 'confirm', customer, topic: key, at: asked })}`;
  const domain = brand.fromEmail.slice(brand.fromEmail.lastIndexOf('@') + 1);
  const words = `Please confirm that you want “${topic.name}” from ${brand.name}.`;
  const rest = 'If it was not you, do nothing: nothing will be sent.';
  try {
    await provider.send({
      reference: `confirm-${who.id}`,
      messageId: `confirm-${who.id}-${key.replace(/[^\w-]/g, '')}-${asked}@${domain}`,
      from: { name: brand.fromName, address: brand.fromEmail },
      replyTo: brand.replyTo,
      to: { address: who.email },
      subject: `Please confirm: ${topic.name}`,
      text: `${words}\n\n${link}\n\n${rest}\n\n${brand.name}, ${brand.postalAddress}`,
      html: `<p>${escapeHtml(words)}</p><p><a href="${escapeHtml(link)}">Confirm</a></p><p>${escapeHtml(rest)}</p><p>${escapeHtml(brand.name)}, ${escapeHtml(brand.postalAddress)}</p>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      date: at,
    });
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    throw new AppError('unavailable', 'The email with the confirmation could not be sent. Try again in a while.', {
      cause: error,
    });
  }
}
