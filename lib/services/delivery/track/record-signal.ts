import type { Queryable } from '@/lib/platform/db';
import { judgeMachine, type Sign } from './judge-machine';

export interface Seen {
  message: number;
  kind: 'open' | 'click';
  url?: string;
  sign: Sign;
  at: Date;
}

/**
 * A scanner is known by the clicks that follow the first: clicks wait before they are told as events, longer while the
 * message is young.
 */
const [YOUNG, WAIT_YOUNG, WAIT] = [`interval '10 minutes'`, `interval '10 seconds'`, `interval '3 seconds'`];

// A message that no longer exists (or never did: the number is signed, but a backup may have been put back) leaves nothing.
const INSERT = `INSERT INTO message_signal (message, kind, at, url, machine, detail, announce_at)
  SELECT m.number, $2, $3, $4, $5, jsonb_strip_nulls(jsonb_build_object('agent', $6::text)),
    CASE WHEN $5::text IS NOT NULL THEN NULL WHEN $2 = 'open' THEN $3::timestamptz
      WHEN m.sent_at > $3::timestamptz - ${YOUNG} THEN $3::timestamptz + ${WAIT_YOUNG} ELSE $3::timestamptz + ${WAIT} END
  FROM message m WHERE m.number = $1`;

/** Keeps an open or a click, raw, with whether it was a person's; addresses of people are not kept. */
export async function recordSignal(db: Queryable, { message, kind, url, sign, at }: Seen): Promise<void> {
  const machine = judgeMachine(sign, kind);
  const agent = sign.headers.get('user-agent')?.replaceAll('\0', '').slice(0, 300) ?? null;
  await db.query(INSERT, [message, kind, at, url ?? null, machine, agent]);
}
