import { inTransaction, type Pool, type Queryable } from '@/lib/platform/db';
import { findCampaignByNumber } from '../find-campaign';
import { recordCampaignAct } from '../record-act';
import { judgePilot, type PilotFigures, type PilotVerdict, pilotWords } from './judge-pilot';
import { planAgain } from './plan-again';

const DUE = `SELECT r.number, r.campaign FROM send_run r JOIN campaign c ON c.number = r.campaign
  WHERE r.status = 'pilot' AND r.pilot_until <= $1 AND c.status IN ('sending', 'live')
    AND NOT EXISTS (SELECT FROM message m WHERE m.run = r.number AND m.pilot AND m.status IN ('queued', 'sending', 'handing'))
  ORDER BY r.number LIMIT 1 FOR UPDATE OF r SKIP LOCKED`;

const FIGURES = `
  WITH sent AS (SELECT number, status FROM message WHERE run = $1 AND pilot AND status IN ('sent', 'delivered', 'bounced', 'uncertain')),
  said AS (SELECT DISTINCT s.message, s.kind FROM message_signal s JOIN sent ON sent.number = s.message WHERE s.kind <> 'open' OR s.machine IS NULL)
  SELECT (SELECT count(*) FROM sent)::int AS sent,
    (SELECT count(DISTINCT number) FROM sent WHERE status = 'bounced' OR number IN (SELECT message FROM said WHERE kind = 'bounce'))::int AS bounced,
    (SELECT count(*) FROM said WHERE kind = 'complaint')::int AS complained,
    (SELECT count(*) FROM said WHERE kind = 'unsubscribe')::int AS unsubscribed,
    (SELECT count(*) FROM said WHERE kind = 'open')::int AS opened`;

/** What came back of the pilot of a run. */
export async function readPilotFigures(db: Queryable, run: number): Promise<PilotFigures> {
  const { rows } = await db.query<PilotFigures>(FIGURES, [run]);
  return rows[0] ?? { sent: 0, bounced: 0, complained: 0, unsubscribed: 0, opened: 0 };
}

const NO_PILOT: PilotVerdict = { go: true, enough: true, findings: [] };

/** Judges the pilots whose time is over: the rest follows, or the campaign waits for a person. Answers how many. */
export async function passPilots(pool: Pool, at: Date): Promise<number> {
  for (let judged = 0; ; judged += 1) {
    const more = await inTransaction(pool, async (db) => {
      const { rows } = await db.query<{ number: number; campaign: number }>(DUE, [at]);
      const [run] = rows;
      if (!run) return false;
      await judge(db, run, at);
      return true;
    });
    if (!more) return judged;
  }
}

async function judge(db: Queryable, run: { number: number; campaign: number }, at: Date): Promise<void> {
  const campaign = await findCampaignByNumber(db, run.campaign);
  const figures = await readPilotFigures(db, run.number);
  const verdict = campaign.pilot ? judgePilot(campaign.pilot, figures) : NO_PILOT;
  const say = (act: string) =>
    recordCampaignAct(db, { campaign: run.campaign, actor: 'system', act, detail: { ...figures, ...verdict }, at });
  if (verdict.go && (campaign.pilot?.automatic ?? true)) {
    await db.query(`UPDATE send_run SET status = 'sending' WHERE number = $1`, [run.number]);
    await planAgain(db, campaign, run.number, at);
    return say('pilotPassed');
  }
  const held = verdict.findings.every(({ holds }) => holds);
  const reason = !held
    ? `The pilot did not hold its limits: ${pilotWords(verdict)}`
    : verdict.enough
      ? 'The pilot held all its limits. Resume it to send the rest'
      : `The pilot held its limits, but went to ${figures.sent} of the ${campaign.pilot?.minSample} that were asked for: too few to say. Resume it to send the rest`;
  await db.query(`UPDATE send_run SET status = 'paused' WHERE number = $1`, [run.number]);
  await db.query(`UPDATE campaign SET status = 'paused', status_reason = $2, updated_at = $3 WHERE number = $1`, [
    run.campaign,
    reason,
    at,
  ]);
  return say(held ? 'pilotWaits' : 'pilotFailed');
}
