import type { Queryable } from '@/lib/platform/db';
import { log } from '@/lib/platform/log';
import { type IngestDeps, ingestBatch } from '../../ingest/ingest-calls';
import { eventOfSignal, type SignalRow } from './event-of-signal';

const TOGETHER = 500;
/** So many different links within so long of each other: a program that tries them all. */
const [LINKS, WITHIN] = [3, `interval '10 seconds'`];

const UNMASK = `UPDATE message_signal s SET machine = 'scanner', announce_at = NULL
  WHERE s.kind = 'click' AND s.machine IS NULL AND s.message = ANY($1::bigint[]) AND (
    SELECT count(DISTINCT o.url) FROM message_signal o WHERE o.message = s.message AND o.kind = 'click'
      AND o.at BETWEEN s.at - ${WITHIN} AND s.at + ${WITHIN}
  ) >= ${LINKS} RETURNING s.seq`;

const DUE = `SELECT s.seq, s.message, s.kind, s.at, s.url, s.detail, m.id AS "messageId", m.variant, k.id AS "campaignId", k.name AS campaign,
    c.external_id AS "userId", (SELECT i.value FROM identity i WHERE i.customer = c.number AND i.kind = 'anonymous' LIMIT 1) AS "anonymousId"
  FROM message_signal s LEFT JOIN message m ON m.number = s.message LEFT JOIN campaign k ON k.number = m.campaign
  LEFT JOIN customer o ON o.number = m.customer
  LEFT JOIN customer c ON c.number = coalesce(o.merged_into, o.number) AND c.erased_at IS NULL
  WHERE s.announce_at <= $1 ORDER BY s.announce_at, s.seq LIMIT ${TOGETHER}`;

const DONE = `UPDATE message_signal SET announce_at = NULL WHERE seq = ANY($1::bigint[])`;

/**
 * Tells the ingestion what came back and is a person's, as events of the customer, so that metrics and segments follow.
 * An event's message id follows from its signal: what is told again after a crash is stored once. True: there is more.
 */
export async function announceSignals(deps: IngestDeps): Promise<boolean> {
  const due = await readDue(deps.db, deps.clock.now());
  if (due.length === 0) return false;
  const clicked = due.filter(({ kind }) => kind === 'click').map(({ message }) => message);
  const machines = clicked.length > 0 ? await unmask(deps.db, clicked) : new Set<number>();
  const batch = due.filter(({ seq }) => !machines.has(seq)).flatMap((row) => eventOfSignal(row) ?? []);
  if (batch.length > 0) {
    const rejected = await ingestBatch(deps, { batch }, null);
    if (rejected.length > 0) log.warn({ rejected: rejected.length }, 'signals of mail are kept in quarantine');
  }
  await deps.db.query(DONE, [due.map(({ seq }) => seq)]);
  return due.length === TOGETHER;
}

const readDue = async (db: Queryable, at: Date): Promise<SignalRow[]> => (await db.query<SignalRow>(DUE, [at])).rows;

async function unmask(db: Queryable, messages: readonly number[]): Promise<Set<number>> {
  const { rows } = await db.query<{ seq: number }>(UNMASK, [messages]);
  return new Set(rows.map(({ seq }) => seq));
}
