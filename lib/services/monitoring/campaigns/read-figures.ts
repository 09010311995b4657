import type { Queryable } from '@/lib/platform/db';

/** What became of some messages. Of opens and clicks all, and those that no machine made. */
export interface SendFigures {
  sent: number;
  delivered: number;
  bounced: number;
  /** By people; a click is an open too, also where no picture was loaded. */
  opened: number;
  openedRaw: number;
  clicked: number;
  clickedRaw: number;
  unsubscribed: number;
  complained: number;
  /** Messages to which an order was attributed. */
  converted: number;
  /** Attributed, in the shop's currency (decimal). */
  revenue: string;
  /** Sum of squares of the attributed revenue of each message: for its interval. */
  revenueSquares: number;
  /** Recipients who ordered within the window, whatever led them: for the comparison with those held out. */
  ordered: number;
}

export interface FigureRow extends SendFigures {
  campaign: number;
  step: number;
  variant: string;
}

const FIGURES = `
  WITH sent AS (
    SELECT m.number, m.campaign, m.step, m.variant, m.customer, m.status, coalesce(m.sent_at, m.due_at) AS sent_at, (c.attribution->>'windowDays')::int AS days
    FROM message m JOIN campaign c ON c.number = m.campaign
    WHERE m.campaign = ANY($1::int[]) AND m.status IN ('sent', 'delivered', 'bounced', 'uncertain')
      AND ($2::timestamptz IS NULL OR m.sent_at >= $2) AND ($3::timestamptz IS NULL OR m.sent_at < $3)
  ), said AS (
    SELECT s.message, bool_or(s.kind = 'bounce') AS bounce, bool_or(s.kind = 'open') AS open_raw,
      bool_or(s.kind IN ('open', 'click') AND s.machine IS NULL) AS open, bool_or(s.kind = 'click') AS click_raw,
      bool_or(s.kind = 'click' AND s.machine IS NULL) AS click, bool_or(s.kind = 'unsubscribe') AS unsubscribe, bool_or(s.kind = 'complaint') AS complaint
    FROM message_signal s WHERE s.message IN (SELECT number FROM sent) GROUP BY s.message
  ), earned AS (
    SELECT v.message, sum(v.revenue) AS revenue FROM conversion v WHERE v.message IN (SELECT number FROM sent) GROUP BY v.message
  ), orders AS (
    SELECT e.customer, e.occurred_at FROM event e WHERE e.customer IN (SELECT customer FROM sent)
      AND e.name IN (SELECT id FROM event_name WHERE kind = 'track' AND name = 'Order Completed')
      AND e.occurred_at >= (SELECT min(sent_at) FROM sent)
  )
  SELECT sent.campaign, sent.step, sent.variant, count(*)::int AS sent,
    count(*) FILTER (WHERE sent.status = 'bounced' OR said.bounce)::int AS bounced,
    count(*) FILTER (WHERE NOT (sent.status = 'bounced' OR coalesce(said.bounce, false)))::int AS delivered,
    count(*) FILTER (WHERE said.open)::int AS opened, count(*) FILTER (WHERE said.open_raw OR said.click_raw)::int AS "openedRaw",
    count(*) FILTER (WHERE said.click)::int AS clicked, count(*) FILTER (WHERE said.click_raw)::int AS "clickedRaw",
    count(*) FILTER (WHERE said.unsubscribe)::int AS unsubscribed, count(*) FILTER (WHERE said.complaint)::int AS complained,
    count(earned.message)::int AS converted, coalesce(sum(earned.revenue), 0)::numeric(18, 2)::text AS revenue,
    coalesce(sum(earned.revenue ^ 2), 0)::float8 AS "revenueSquares",
    count(*) FILTER (WHERE EXISTS (SELECT FROM orders o WHERE o.customer = sent.customer
      AND o.occurred_at >= sent.sent_at AND o.occurred_at < sent.sent_at + make_interval(days => sent.days)))::int AS ordered
  FROM sent LEFT JOIN said ON said.message = sent.number LEFT JOIN earned ON earned.message = sent.number
  GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

/** What became of the messages of some campaigns, by email and variant; sent in [from, to) where these are given. */
export async function readFigures(
  db: Queryable,
  campaigns: readonly number[],
  { from = null, to = null }: { from?: Date | null; to?: Date | null } = {},
): Promise<FigureRow[]> {
  if (campaigns.length === 0) return [];
  const { rows } = await db.query<FigureRow>(FIGURES, [campaigns, from, to]);
  return rows;
}

const HELD_OUT = `
  WITH held AS (
    SELECT r.campaign, x.customer, r.frozen_at, (c.attribution->>'windowDays')::int AS days
    FROM send_exclusion x JOIN send_run r ON r.number = x.run JOIN campaign c ON c.number = r.campaign
    WHERE x.reason = 'heldOut' AND r.campaign = ANY($1::int[]) AND ($2::timestamptz IS NULL OR r.frozen_at >= $2) AND ($3::timestamptz IS NULL OR r.frozen_at < $3)
  )
  SELECT campaign, count(*)::int AS customers, count(*) FILTER (WHERE EXISTS (
      SELECT FROM event e WHERE e.customer = held.customer AND e.occurred_at >= held.frozen_at AND e.occurred_at < held.frozen_at + make_interval(days => held.days)
        AND e.name IN (SELECT id FROM event_name WHERE kind = 'track' AND name = 'Order Completed')))::int AS ordered
  FROM held GROUP BY campaign`;

export interface HeldOut {
  campaign: number;
  customers: number;
  ordered: number;
}

/** Of those held out how many ordered within the window all the same, by campaign. */
export async function readHeldOut(
  db: Queryable,
  campaigns: readonly number[],
  { from = null, to = null }: { from?: Date | null; to?: Date | null } = {},
): Promise<Map<number, HeldOut>> {
  if (campaigns.length === 0) return new Map();
  const { rows } = await db.query<HeldOut>(HELD_OUT, [campaigns, from, to]);
  return new Map(rows.map((row) => [row.campaign, row]));
}

const NUMBERS = [
  'sent',
  'delivered',
  'bounced',
  'opened',
  'openedRaw',
  'clicked',
  'clickedRaw',
  'unsubscribed',
  'complained',
  'converted',
  'revenueSquares',
  'ordered',
] as const;

/** The figures of several rows together. */
export function addFigures(rows: readonly SendFigures[]): SendFigures {
  const sums = Object.fromEntries(NUMBERS.map((key) => [key, rows.reduce((sum, row) => sum + row[key], 0)]));
  const pence = rows.reduce((sum, row) => sum + BigInt(row.revenue.replace('.', '')), 0n);
  const text = pence.toString().padStart(3, '0');
  return { ...(sums as Omit<SendFigures, 'revenue'>), revenue: `${text.slice(0, -2)}.${text.slice(-2)}` };
}
