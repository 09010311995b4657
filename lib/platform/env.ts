import { z } from 'zod';

/** The environment, parsed once. No other file of the product reads `process.env`. */
const shape = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DATABASE_URL: z.string().min(1, 'DATABASE_URL is missing: start the product with `npm start`'),
  /** Connections that one process may hold. */
  /** Megabytes that a process may use to hold events in memory, where most conditions are answered; 0 holds none. */
  AUDIENCE_MEMORY_MB: z.coerce.number().int().min(0).max(65_536).default(640),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  /** A statement of a report (results, overview, audience) is ended after so long. */
  REPORT_SECONDS: z.coerce.number().int().min(1).max(3_600).default(30),
  NEXTAUTH_SECRET: z.string().min(16).optional(),
  /** Encrypts what the database must not show: secrets of webhooks. Kept in the data folder where it is not given. */
  KINDRED_ENCRYPTION_KEY: z.string().min(16).optional(),
  /** The address on which the web process listens. */
  HOST: z.string().optional(),
  /** Lets webhooks reach private and loopback addresses; where it is not said, see lib/platform/outside. */
  WEBHOOKS_ALLOW_PRIVATE: z.preprocess((value) => (value === '' ? undefined : value), z.stringbool().optional()),
  /** Address under which people reach the product; links in invitations use it. */
  NEXTAUTH_URL: z.url().optional(),
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default('Single sign-on'),
  /** Role of a person who signs in through the identity provider for the first time; empty refuses strangers. */
  OIDC_DEFAULT_ROLE: z.enum(['marketer', 'reviewer', 'manager', 'admin']).optional(),
  /** An endpoint with the OpenAI chat completions protocol, up to `/v1`, and what it calls its model; see language-model. */
  LANGUAGE_MODEL_URL: z.url().optional(),
  LANGUAGE_MODEL_NAME: z.string().min(1).optional(),
  LANGUAGE_MODEL_KEY: z.string().min(1).optional(),
  /** Its budget: tokens of questions and answers, days and months of UTC. */
  LANGUAGE_MODEL_TOKENS_A_DAY: z.coerce.number().int().min(0).optional(),
  LANGUAGE_MODEL_TOKENS_A_MONTH: z.coerce.number().int().min(0).optional(),
  /** Who takes the mail: the outbox in the database, from which nothing leaves the machine, or a service. */
  MAIL_PROVIDER: z.enum(['outbox', 'smtp', 'ses', 'sendgrid', 'postmark', 'mailgun']).default('outbox'),
  /** Messages under way at a time, and at most so many a second (no limit where it is not said). */
  MAIL_CONNECTIONS: z.coerce.number().int().min(1).max(100).default(20),
  MAIL_RATE: z.coerce.number().positive().max(10_000).optional(),
  /** Address to which bounces return; that of the sender where it is not said. */
  MAIL_BOUNCE_ADDRESS: z.email().optional(),
  /** smtp://user:password@host:587 or smtps://…; `?tls=required` insists on STARTTLS. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  DKIM_DOMAIN: z.string().min(1).optional(),
  DKIM_SELECTOR: z.string().min(1).optional(),
  /** PEM; line breaks may be written as \n. */
  DKIM_PRIVATE_KEY: z.string().min(1).optional(),
  SES_REGION: z.string().min(1).optional(),
  SES_ACCESS_KEY_ID: z.string().min(1).optional(),
  SES_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  SES_CONFIGURATION_SET: z.string().min(1).optional(),
  /** The only topic whose notifications are taken. */
  SES_TOPIC_ARN: z.string().min(1).optional(),
  SENDGRID_API_KEY: z.string().min(1).optional(),
  /** Of the signed event webhook, in base64. */
  SENDGRID_WEBHOOK_KEY: z.string().min(1).optional(),
  POSTMARK_SERVER_TOKEN: z.string().min(1).optional(),
  POSTMARK_STREAM: z.string().min(1).default('broadcast'),
  /** Password of the address that Postmark calls (HTTP Basic; the user name is `postmark`). */
  POSTMARK_WEBHOOK_PASSWORD: z.string().min(16).optional(),
  MAILGUN_API_KEY: z.string().min(1).optional(),
  MAILGUN_DOMAIN: z.string().min(1).optional(),
  MAILGUN_REGION: z.enum(['us', 'eu']).default('us'),
  MAILGUN_WEBHOOK_KEY: z.string().min(1).optional(),
  /** Where the product keeps what is not in the database (demo sign-ins, secrets of this installation). */
  KINDRED_DATA_DIR: z.string().default('.data'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** What a provider of mail cannot do without. */
const NEEDED = {
  outbox: [],
  smtp: ['SMTP_URL'],
  ses: ['SES_REGION', 'SES_ACCESS_KEY_ID', 'SES_SECRET_ACCESS_KEY'],
  sendgrid: ['SENDGRID_API_KEY'],
  postmark: ['POSTMARK_SERVER_TOKEN'],
  mailgun: ['MAILGUN_API_KEY', 'MAILGUN_DOMAIN'],
} as const satisfies Record<z.infer<typeof shape>['MAIL_PROVIDER'], readonly (keyof z.infer<typeof shape>)[]>;
const DKIM = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_PRIVATE_KEY'] as const;

const schema = shape.superRefine((values, context) => {
  const signs = DKIM.some((name) => values[name] !== undefined);
  for (const name of [...NEEDED[values.MAIL_PROVIDER], ...(signs ? DKIM : [])])
    if (values[name] === undefined)
      context.addIssue({
        code: 'custom',
        path: [name],
        message: `missing: MAIL_PROVIDER=${values.MAIL_PROVIDER} needs it`,
      });
});

export type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/** The parsed environment; throws an Error that names every faulty variable. */
export function env(): Env {
  if (parsed) return parsed;
  const result = schema.safeParse(process.env);
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not valid. ${faults.join('; ')}`);
  }
  parsed = result.data;
  return parsed;
}
