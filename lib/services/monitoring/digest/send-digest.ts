import type { Clock } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { log } from '@/lib/platform/log';
import { getEmailResults } from '../email/get-email-results';
import { getOverview } from '../overview/get-overview';
import { readShop } from '../overview/sql/read-shop';
import { mailPerson } from '../staff-mail/mail-person';
import { listSubscribers } from './digest-subscribers';
import { digestParagraphs } from './digest-words';

const CLAIM = `
  INSERT INTO setting (key, value, updated_at) VALUES ('digestSent', to_jsonb($1::text), $2)
  ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, updated_at = EXCLUDED.updated_at WHERE setting.value <> EXCLUDED.value`;

/** Local hour from which on Monday the week's digest goes out. */
const HOUR = 7;

/**
 * The digest of the week that ended, to everyone who has subscribed; once a week, from Monday at seven in the shop's time
 * zone, however often it is asked. Answers how many it went to. A shop without events gets none.
 */
export async function sendDigest(db: Pool, clock: Clock): Promise<number> {
  const at = clock.now();
  const subscribers = await listSubscribers(db);
  if (subscribers.length === 0) return 0;
  if (!isTime(at, (await readShop(db)).timezone)) return 0;
  const overview = await getOverview(db, { period: 'last', clock });
  const { shop, period, reach } = overview;
  if (!reach.hasEvents) return 0;
  const claimed = await db.query(CLAIM, [period.current.start.toISOString(), at]);
  if (!claimed.rowCount) return 0;
  const email = await getEmailResults(db, { period, currency: shop.currency });
  const { subject, paragraphs } = digestParagraphs(overview, email);
  let sent = 0;
  for (const person of subscribers) {
    try {
      const link = { label: 'Open the overview', path: '/overview' };
      await mailPerson(db, { to: person, subject, paragraphs, link, at });
      sent += 1;
    } catch (error) {
      log.error({ err: error }, 'digest not sent');
    }
  }
  return sent;
}

function isTime(at: Date, timeZone: string): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).formatToParts(at);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return of('weekday') === 'Mon' && Number(of('hour')) >= HOUR;
}
