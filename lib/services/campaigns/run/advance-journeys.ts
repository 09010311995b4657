import sql from 'sql-template-tag';
import { newId } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { readShown } from '../../content/read-shown';
import { asAudience } from '../audience/as-audience';
import { classifyMembers } from '../audience/classify-members';
import { insertMessages } from '../audience/insert-messages';
import { readSendRules } from '../audience/send-rules';
import { writeWaterfall } from '../audience/write-waterfall';
import type { CampaignRow, CampaignStep } from '../campaign-row';
import { readShopZone } from '../shop-zone';

const TOGETHER = 1_000;

const DUE = `SELECT customer, entry FROM journey WHERE campaign = $1 AND step = $2 AND outcome IS NULL AND due_at <= $3
  ORDER BY due_at, customer LIMIT ${TOGETHER} FOR UPDATE SKIP LOCKED`;
const MEMBERS = `SELECT customer FROM membership WHERE segment = $1 AND left_at IS NULL AND customer = ANY($2::int[])`;
const EXIT = `UPDATE journey j SET outcome = 'exited', ended_at = $3, step = NULL, due_at = NULL
  FROM unnest($2::int[]) AS x(customer) WHERE j.campaign = $1 AND j.customer = x.customer AND j.outcome IS NULL`;
const GO_ON = `UPDATE journey j SET step = $3, due_at = $4, outcome = $5, ended_at = $6
  FROM unnest($2::int[]) AS x(customer) WHERE j.campaign = $1 AND j.customer = x.customer AND j.outcome IS NULL`;

/**
 * Leads those whose time has come one email further, within the caller's transaction: who has left the segment or
 * satisfies an exit rule goes; of the others each has a message or an exclusion in the run of the day. Answers how many
 * were looked at.
 */
export async function advanceJourneys(
  db: Queryable,
  campaign: CampaignRow,
  step: CampaignStep,
  at: Date,
): Promise<number> {
  if (step.approved === null) return 0;
  const { rows } = await db.query<{ customer: number }>(DUE, [campaign.number, step.position, at]);
  if (rows.length === 0) return 0;
  const due = rows.map(({ customer }) => customer);
  const stays = await whoStays(db, campaign, step, due, at);
  const exits = due.filter((customer) => !stays.has(customer));
  if (exits.length > 0) await db.query(EXIT, [campaign.number, exits, at]);
  const staying = [...stays];
  if (staying.length > 0) await writeTo(db, campaign, { ...step, approved: step.approved }, staying, at);
  const next = campaign.steps.find(({ position }) => position === step.position + 1);
  await db.query(GO_ON, [
    campaign.number,
    staying,
    next?.position ?? null,
    next ? new Date(at.getTime() + next.delayMs) : null,
    next ? null : 'completed',
    next ? null : at,
  ]);
  return due.length;
}

async function whoStays(
  db: Queryable,
  campaign: CampaignRow,
  step: CampaignStep,
  due: readonly number[],
  at: Date,
): Promise<Set<number>> {
  let left = [...due];
  if (campaign.trigger?.exitWhenLeft !== false) {
    const { rows } = await db.query<{ customer: number }>(MEMBERS, [campaign.segmentNumber, left]);
    left = rows.map(({ customer }) => customer);
  }
  const rules = [campaign.trigger?.exitRule, step.exitRule].flatMap((rule, index) =>
    rule ? [{ key: String(index), rule }] : [],
  );
  if (rules.length === 0 || left.length === 0) return new Set(left);
  const holds = await readShown(db, { rules, customers: left, at });
  return new Set(left.filter((customer) => (holds.get(customer)?.size ?? 0) === 0));
}

const RUN_OF_DAY = `SELECT number, id FROM send_run WHERE campaign = $1 AND step = $2 AND version = $3 AND status = 'sending'
  AND frozen_at >= date_trunc('day', $4::timestamptz, 'UTC') ORDER BY number DESC LIMIT 1`;
const NEW_RUN = `INSERT INTO send_run (id, campaign, step, version, status, frozen_at, waterfall) VALUES ($1, $2, $3, $4, 'sending', $5, '{}') RETURNING number, id`;

async function writeTo(
  db: Queryable,
  campaign: CampaignRow,
  { position, approved }: { position: number; approved: number },
  customers: readonly number[],
  at: Date,
): Promise<void> {
  const keys = [campaign.number, position, approved];
  const found = await db.query<{ number: number; id: string }>(RUN_OF_DAY, [...keys, at]);
  const made = found.rows[0]
    ? found
    : await db.query<{ number: number; id: string }>(NEW_RUN, [newId('snd'), ...keys, at]);
  const run = made.rows[0];
  if (!run) throw new TypeError('a run without a row');
  const [rules, zone] = [await readSendRules(db), await readShopZone(db)];
  const asked = sql`SELECT unnest(${[...customers]}::int[]) AS customer`;
  const { rows } = await db.query<{ customer: number; reason: string | null; detail: string | null }>(
    classifyMembers(asked, asAudience(campaign), rules, at),
  );
  const out = rows.filter(({ reason }) => reason !== null);
  await db.query(
    `INSERT INTO send_exclusion (run, customer, reason, detail) SELECT $1, x.* FROM unnest($2::int[], $3::text[], $4::text[]) AS x
     ON CONFLICT DO NOTHING`,
    [run.number, out.map(({ customer }) => customer), out.map(({ reason }) => reason), out.map(({ detail }) => detail)],
  );
  const receivers = rows.filter(({ reason }) => reason === null).map(({ customer }) => customer);
  const moved = await insertMessages(db, {
    receivers: sql`SELECT unnest(${receivers}::int[]) AS customer`,
    run,
    campaign,
    step: position,
    version: approved,
    plan: { mode: campaign.sendTime.mode, quietHours: campaign.sendTime.quietHours ?? rules.quietHours, zone, at },
    pilotShare: null,
  });
  await writeWaterfall(db, run.number, moved, at);
}
