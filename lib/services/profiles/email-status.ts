import sql, { type Sql } from 'sql-template-tag';

/** Whether a customer can be emailed now, and if not, why; the first reason that holds counts. */
export const EMAIL_STATUSES = ['reachable', 'unsubscribed', 'bounced', 'complained', 'noEmail'] as const;
export type EmailStatus = (typeof EMAIL_STATUSES)[number];

/**
 * The email status of `customer c`, with its rows `consent k` and `suppression x` of the channel email left-joined
 * (`emailJoins`). Reachable is who has an address, has not unsubscribed and is not suppressed.
 */
export const emailStatus: Sql = sql`CASE
  WHEN c.email IS NULL THEN 'noEmail'
  WHEN x.reason = 'complained' THEN 'complained'
  WHEN x.reason IS NOT NULL THEN 'bounced'
  WHEN k.state = 'unsubscribed' THEN 'unsubscribed'
  ELSE 'reachable' END`;

export const emailJoins: Sql = sql`
  LEFT JOIN consent k ON k.customer = c.number AND k.channel = 'email'
  LEFT JOIN suppression x ON x.customer = c.number AND x.channel = 'email'`;

const suppressed = (test: Sql): Sql =>
  sql`EXISTS (SELECT FROM suppression x WHERE x.customer = c.number AND x.channel = 'email' AND ${test})`;
const said = (state: string): Sql =>
  sql`EXISTS (SELECT FROM consent k WHERE k.customer = c.number AND k.channel = 'email' AND k.state = ${state})`;
const written = sql`c.email IS NOT NULL AND NOT ${suppressed(sql`true`)}`;

/** The same statuses as conditions on `customer c` alone, so that a list of the few bounced ones reads only those. */
export const hasEmailStatus: Readonly<Record<EmailStatus, Sql>> = {
  noEmail: sql`c.email IS NULL`,
  complained: sql`(c.email IS NOT NULL AND ${suppressed(sql`x.reason = 'complained'`)})`,
  bounced: sql`(c.email IS NOT NULL AND ${suppressed(sql`x.reason <> 'complained'`)})`,
  unsubscribed: sql`(${written} AND ${said('unsubscribed')})`,
  reachable: sql`(${written} AND NOT ${said('unsubscribed')})`,
};
