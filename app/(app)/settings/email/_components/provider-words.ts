/** The providers as a person reads them. */
export const PROVIDER_WORDS = {
  outbox: { name: 'The built-in outbox', says: 'Nothing leaves this machine: every email can be read in the outbox.' },
  smtp: { name: 'A mail server by SMTP', says: 'Every email is handed to it over connections that are kept.' },
  ses: { name: 'Amazon SES', says: 'By its API; bounces and complaints come back by its notifications.' },
  sendgrid: { name: 'SendGrid', says: 'By its API; bounces and complaints come back by its signed event webhook.' },
  postmark: { name: 'Postmark', says: 'By its API; bounces and complaints come back by its webhooks.' },
  mailgun: { name: 'Mailgun', says: 'By its API; bounces and complaints come back by its signed webhooks.' },
} as const;
