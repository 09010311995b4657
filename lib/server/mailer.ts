import { pool } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import type { MailProvider } from '@/lib/platform/mail/mail-provider';
import { openProvider } from '@/lib/platform/mail/open-provider';
import { processWide } from '@/lib/platform/process-wide';

/** The web process's own way to the mail provider, for single messages: a confirmation, a test. */
export const mailer = (): MailProvider =>
  processWide('mailer', () => openProvider({ ...env(), MAIL_CONNECTIONS: 1 }, pool()));
