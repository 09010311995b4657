import { createPrivateKey } from 'node:crypto';
import { systemClock } from '@/lib/core';
import type { Queryable } from '../db';
import type { Env } from '../env';
import type { DkimKey } from './compose-message';
import type { MailProvider } from './mail-provider';
import { MailgunProvider } from './mailgun/mailgun-provider';
import { OutboxProvider } from './outbox/outbox-provider';
import { PostmarkProvider } from './postmark/postmark-provider';
import { SendgridProvider } from './sendgrid/sendgrid-provider';
import { SesProvider } from './ses/ses-provider';
import { SmtpProvider } from './smtp/smtp-provider';

/** The provider that the environment names. Errors: an Error that says which variable is missing. */
export function openProvider(env: Env, db: Queryable): MailProvider {
  const dkim = dkimOf(env);
  switch (env.MAIL_PROVIDER) {
    case 'outbox':
      return new OutboxProvider(db, dkim);
    case 'smtp':
      return new SmtpProvider({
        url: needed(env.SMTP_URL, 'SMTP_URL'),
        connections: env.MAIL_CONNECTIONS,
        dkim,
        bounceAddress: env.MAIL_BOUNCE_ADDRESS,
      });
    case 'ses':
      return new SesProvider({
        region: needed(env.SES_REGION, 'SES_REGION'),
        accessKeyId: needed(env.SES_ACCESS_KEY_ID, 'SES_ACCESS_KEY_ID'),
        secretAccessKey: needed(env.SES_SECRET_ACCESS_KEY, 'SES_SECRET_ACCESS_KEY'),
        configurationSet: env.SES_CONFIGURATION_SET,
        connections: env.MAIL_CONNECTIONS,
        reportsDelivery: env.SES_TOPIC_ARN !== undefined,
        now: () => systemClock.now(),
      });
    case 'sendgrid':
      return new SendgridProvider({
        key: needed(env.SENDGRID_API_KEY, 'SENDGRID_API_KEY'),
        connections: env.MAIL_CONNECTIONS,
        reportsDelivery: env.SENDGRID_WEBHOOK_KEY !== undefined,
      });
    case 'postmark':
      return new PostmarkProvider({
        token: needed(env.POSTMARK_SERVER_TOKEN, 'POSTMARK_SERVER_TOKEN'),
        stream: env.POSTMARK_STREAM,
        connections: env.MAIL_CONNECTIONS,
        reportsDelivery: env.POSTMARK_WEBHOOK_PASSWORD !== undefined,
      });
    case 'mailgun':
      return new MailgunProvider({
        key: needed(env.MAILGUN_API_KEY, 'MAILGUN_API_KEY'),
        domain: needed(env.MAILGUN_DOMAIN, 'MAILGUN_DOMAIN'),
        region: env.MAILGUN_REGION,
        connections: env.MAIL_CONNECTIONS,
        reportsDelivery: env.MAILGUN_WEBHOOK_KEY !== undefined,
      });
  }
}

/** The key that messages are signed with; undefined where the environment names none. */
export function dkimOf({
  DKIM_DOMAIN,
  DKIM_SELECTOR,
  DKIM_PRIVATE_KEY,
}: Pick<Env, 'DKIM_DOMAIN' | 'DKIM_SELECTOR' | 'DKIM_PRIVATE_KEY'>): DkimKey | undefined {
  if (!DKIM_DOMAIN && !DKIM_SELECTOR && !DKIM_PRIVATE_KEY) return undefined;
  return {
    domainName: needed(DKIM_DOMAIN, 'DKIM_DOMAIN'),
    keySelector: needed(DKIM_SELECTOR, 'DKIM_SELECTOR'),
    privateKey: rsaKey(needed(DKIM_PRIVATE_KEY, 'DKIM_PRIVATE_KEY').replaceAll('\\n', '\n')),
  };
}

/** A key that cannot sign is said at the start: mail would go out unsigned otherwise. */
function rsaKey(pem: string): string {
  let type: string | undefined;
  try {
    type = createPrivateKey(pem).asymmetricKeyType;
  } catch {
    throw new Error('DKIM_PRIVATE_KEY is no private key: it is to be in PEM, without a passphrase.');
  }
  if (type !== 'rsa') throw new Error(`DKIM_PRIVATE_KEY is a key of ${type}: signatures are by RSA.`);
  return pem;
}

function needed(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`${name} is missing: the mail provider needs it.`);
  return value;
}
