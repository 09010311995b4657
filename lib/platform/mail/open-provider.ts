import type { Queryable } from '../db';
import type { Env } from '../env';
import type { DkimKey } from './compose-message';
import type { MailProvider } from './mail-provider';
import { OutboxProvider } from './outbox/outbox-provider';
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
    default:
      throw new Error(`MAIL_PROVIDER=${env.MAIL_PROVIDER} is not built yet.`);
  }
}

function dkimOf({ DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY }: Env): DkimKey | undefined {
  if (!DKIM_DOMAIN && !DKIM_SELECTOR && !DKIM_PRIVATE_KEY) return undefined;
  return {
    domainName: needed(DKIM_DOMAIN, 'DKIM_DOMAIN'),
    keySelector: needed(DKIM_SELECTOR, 'DKIM_SELECTOR'),
    privateKey: needed(DKIM_PRIVATE_KEY, 'DKIM_PRIVATE_KEY').replaceAll('\\n', '\n'),
  };
}

function needed(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`${name} is missing: the mail provider needs it.`);
  return value;
}
