import sql from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import { maskTraits } from '../../../profiles/mask-customer';
import { classifyMembers } from '../../audience/classify-members';
import { readSendRules } from '../../audience/send-rules';
import { sendsAt } from '../../sends-at';
import type { ReviewedCampaign } from '../gather-facts';
import { standInNames } from './stand-in-names';

export interface Recipient {
  /** Of the customer, inside. */
  number: number;
  /** "Aoife B."; the place in the sample where there is no name. */
  name: string;
  city: string | null;
  country: string | null;
  segments: string[];
  lastOrderAt: Date | null;
  orders: number;
  /** Days between two orders on average; null under two orders. */
  usualDays: number | null;
}

const SAMPLE = 20;
/** Members that are looked at to find so many who receive it. */
const LOOKED_AT = 300;

interface Row {
  number: number;
  traits: Record<string, unknown>;
  segments: string[] | null;
  lastOrderAt: Date | null;
  firstOrderAt: Date | null;
  orders: number | null;
}

/**
 * Twenty of those who would receive the email, always the same for one review. Without `personal` their names are
 * stand-ins and other personal data is left out.
 */
export async function readRecipients(
  db: Queryable,
  campaign: ReviewedCampaign,
  { review, personal, at }: { review: string; personal: boolean; at: Date },
): Promise<Recipient[]> {
  if (campaign.segment === null) return [];
  const rules = await readSendRules(db);
  const drawn = sql`SELECT customer FROM membership WHERE segment = ${campaign.segment}::int AND left_at IS NULL
    ORDER BY md5(${review}::text || customer::text) LIMIT ${LOOKED_AT}::int`;
  const { rows } = await db.query<Row>(sql`
    WITH judged_all AS MATERIALIZED (${classifyMembers(drawn, campaign, rules, sendsAt(campaign, at))}), chosen AS (
      SELECT customer, reason IS NULL AS receives FROM judged_all ORDER BY (reason IS NULL) DESC, md5(${review}::text || customer::text) LIMIT ${SAMPLE}::int
    )
    SELECT c.number, c.traits, f.orders, f.last_order_at AS "lastOrderAt", f.first_order_at AS "firstOrderAt",
      (SELECT array_agg(s.name ORDER BY s.size) FROM (SELECT s.name, s.size FROM membership m JOIN segment s ON s.number = m.segment AND s.status = 'active'
        WHERE m.customer = c.number AND m.left_at IS NULL AND s.number <> ${campaign.segment}::int ORDER BY s.size LIMIT 2) s) AS segments
    FROM chosen x JOIN customer c ON c.number = x.customer LEFT JOIN customer_fact f ON f.customer = c.number
    ORDER BY x.receives DESC, md5(${review}::text || c.number::text)`);
  return rows.map((row, index) => toRecipient(row, index, personal));
}

const DAY_MS = 86_400_000;
const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value.trim() : null);

function toRecipient(row: Row, index: number, personal: boolean): Recipient {
  const whole = textOf(row.traits.name)?.split(/\s+/) ?? [];
  const real = {
    firstName: textOf(row.traits.firstName) ?? whole[0] ?? null,
    lastName: textOf(row.traits.lastName) ?? (whole.length > 1 ? (whole.at(-1) ?? null) : null),
  };
  const { firstName, lastName } = personal ? real : standInNames(real);
  const shown = personal ? row.traits : maskTraits(row.traits);
  const plain = (name: string): string | null => (shown[name] === row.traits[name] ? textOf(shown[name]) : null);
  const span = row.firstOrderAt && row.lastOrderAt ? row.lastOrderAt.getTime() - row.firstOrderAt.getTime() : 0;
  const orders = row.orders ?? 0;
  return {
    number: row.number,
    name: firstName ? `${firstName}${lastName ? ` ${lastName.charAt(0)}.` : ''}` : `Recipient ${index + 1}`,
    city: plain('city'),
    country: plain('country'),
    segments: row.segments ?? [],
    lastOrderAt: row.lastOrderAt,
    orders,
    usualDays: orders > 1 ? Math.max(1, Math.round(span / DAY_MS / (orders - 1))) : null,
  };
}
