import type SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';

export interface SmtpPatience {
  /** Milliseconds until the connection stands, until the greeting, and without a word in between. */
  connect: number;
  greeting: number;
  silence: number;
}

const PATIENCE: SmtpPatience = { connect: 15_000, greeting: 15_000, silence: 60_000 };

/** What nodemailer wants to know, from `smtp://user:password@host:587?tls=required`. */
export function smtpOptions(
  address: string,
  patience: SmtpPatience = PATIENCE,
): { options: SMTPConnection.Options; auth: SMTPConnection.AuthenticationCredentials | undefined } {
  const url = new URL(address);
  const secure = url.protocol === 'smtps:';
  const tls = url.searchParams.get('tls');
  const options: SMTPConnection.Options = {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    requireTLS: tls === 'required',
    ignoreTLS: tls === 'none',
    connectionTimeout: patience.connect,
    greetingTimeout: patience.greeting,
    socketTimeout: patience.silence,
    logger: false,
  };
  const user = decodeURIComponent(url.username);
  const auth = user ? { credentials: { user, pass: decodeURIComponent(url.password) } } : undefined;
  return { options, auth };
}
