import { createHash } from 'node:crypto';

/** A signal with whose it is. */
export interface SignalRow {
  seq: number;
  message: number;
  kind: string;
  at: Date;
  url: string | null;
  detail: { type?: string; words?: string } | null;
  messageId: string | null;
  variant: string | null;
  campaignId: string | null;
  campaign: string | null;
  userId: string | null;
  anonymousId: string | null;
}

const NAMES: Readonly<Record<string, string>> = {
  delivered: 'Email Delivered',
  open: 'Email Opened',
  click: 'Email Link Clicked',
  bounce: 'Email Bounced',
  complaint: 'Email Marked as Spam',
  unsubscribe: 'Unsubscribed',
};

/**
 * The call of the tracking specification for a signal; undefined where it is nobody's any more, or no event: a bounce
 * after which the address is tried again. An email is delivered and opened once, and each of its links clicked once,
 * however often that is seen: the message id says so.
 */
export function eventOfSignal(row: SignalRow): Record<string, unknown> | undefined {
  const event = NAMES[row.kind];
  const { messageId, userId, anonymousId, url } = row;
  if (!event || messageId === null || (userId === null && anonymousId === null)) return undefined;
  if (row.kind === 'bounce' && row.detail?.type !== 'hard') return undefined;
  const link = url === null ? '' : `:${createHash('sha256').update(url).digest('base64url').slice(0, 16)}`;
  return {
    type: 'track',
    event,
    messageId: `kindred:${messageId}:${row.kind}${link}`,
    ...(userId === null ? { anonymousId } : { userId }),
    timestamp: row.at.toISOString(),
    properties: {
      campaignId: row.campaignId,
      campaign: row.campaign,
      messageId,
      variant: row.variant,
      ...(url === null ? {} : { url }),
      ...(row.kind === 'unsubscribe' ? { channel: 'email' } : {}),
      ...(row.kind === 'bounce' ? { reason: row.detail?.words?.slice(0, 300) ?? 'hard' } : {}),
    },
  };
}
