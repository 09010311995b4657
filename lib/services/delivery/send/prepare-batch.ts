import { setImmediate } from 'node:timers/promises';
import { RenderFailure } from '@/lib/content/render/render-failure';
import type { RenderContext } from '@/lib/content/render-types';
import { isAppError } from '@/lib/core';
import { isDatabaseAway, type Pool } from '@/lib/platform/db';
import type { MailMessage } from '@/lib/platform/mail/mail-provider';
import { readContexts } from '@/lib/services/content/read-contexts';
import { type Checked, checkClaimed } from './check-claimed';
import type { Claimed } from './claim-due';
import { messageHeaders } from './message-headers';
import { messageLinks } from './message-links';
import { outcomeOfFailure } from './outcome-of-failure';
import { type EmailReader, NotApproved, type SendableEmail } from './read-email';
import type { Outcome } from './record-outcomes';

/** A message that may go out as far as is known, rendered. */
export interface Ready {
  claimed: Claimed;
  message: MailMessage;
}

export interface Prepared {
  ready: Ready[];
  /** Of those that do not go out, or not now. */
  outcomes: Outcome[];
  /** Campaigns whose email is not the approved one. */
  stopped: { campaign: number; words: string }[];
  errors: unknown[];
}

export interface PrepareDeps {
  pool: Pool;
  emails: EmailReader;
  /** By which people reach the product. */
  origin: string;
}

/** Readies claimed messages, wherever that is done. */
export type Prepare = (claimed: readonly Claimed[], at: Date) => Promise<Prepared>;

/** Other work of this thread goes on between so many renderings. */
const IN_A_ROW = 10;

/**
 * Looks at claimed messages together: who may not be written to, and what the others' emails read, by email and not by
 * person; then renders each. One that cannot be rendered is failed alone.
 */
export async function prepareBatch(deps: PrepareDeps, claimed: readonly Claimed[], at: Date): Promise<Prepared> {
  const prepared: Prepared = { ready: [], outcomes: [], stopped: [], errors: [] };
  const checked = await checkClaimed(
    deps.pool,
    claimed.map(({ number }) => number),
    at,
  );
  const going: { claimed: Claimed; facts: Checked }[] = [];
  for (const one of claimed) {
    const facts = checked.get(one.number);
    if (facts?.mayGo && facts.reason === null) going.push({ claimed: one, facts });
    else prepared.outcomes.push(refused(one.number, facts));
  }
  for (const group of groupByEmail(going)) await prepareGroup(deps, group, prepared, at);
  return prepared;
}

/** What becomes of a message that must not go out now. */
export function refused(number: number, facts: Checked | undefined): Outcome {
  if (facts?.reason === 'cancelled') return { number, status: 'cancelled', reason: 'cancelled' };
  if (facts?.reason) return { number, status: 'skipped', reason: facts.reason };
  return { number, status: 'queued', uncounted: true };
}

function groupByEmail(going: readonly { claimed: Claimed; facts: Checked }[]) {
  const groups = new Map<string, { claimed: Claimed; facts: Checked }[]>();
  for (const one of going) {
    const { campaign, step, version } = one.claimed;
    const key = `${campaign}/${step}/${version}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups.values();
}

async function prepareGroup(
  { pool, emails, origin }: PrepareDeps,
  group: readonly { claimed: Claimed; facts: Checked }[],
  prepared: Prepared,
  at: Date,
): Promise<void> {
  const [first] = group;
  if (!first) return;
  try {
    const email = await emails.read(pool, first.claimed);
    const contexts = await readContexts(pool, {
      customers: group.map(({ claimed }) => claimed.customer),
      document: email.document,
      campaign: { id: first.facts.campaignId, name: first.facts.campaignName },
      at,
    });
    for (const key of new Set(group.map(({ claimed }) => claimed.variant))) await email.variant(key);
    for (const [k, { claimed, facts }] of group.entries()) {
      if (k % IN_A_ROW === IN_A_ROW - 1) await setImmediate();
      const context = contexts.get(claimed.customer);
      if (!context) {
        prepared.outcomes.push({ number: claimed.number, status: 'skipped', reason: 'erased' });
        continue;
      }
      try {
        prepared.ready.push({ claimed, message: await render(email, { claimed, facts, context, origin, at }) });
      } catch (error) {
        if (!(error instanceof RenderFailure)) prepared.errors.push(error);
        prepared.outcomes.push(failed(error, claimed, at));
      }
    }
  } catch (error) {
    // One email that cannot be made stops its campaign, not the others; an accident of ours is tried again.
    const words = wordsOf(error);
    if (words !== undefined) prepared.stopped.push({ campaign: first.claimed.campaign, words });
    else prepared.errors.push(error);
    for (const { claimed } of group) {
      const { number } = claimed;
      const again = words !== undefined || isDatabaseAway(error);
      prepared.outcomes.push(again ? { number, status: 'queued', uncounted: true } : failed(error, claimed, at));
    }
  }
}

/** Nothing has been handed over: whatever it was, it may be tried again. */
const failed = (error: unknown, claimed: Claimed, at: Date): Outcome =>
  outcomeOfFailure(error, claimed, { idempotent: true, at }) ?? {
    number: claimed.number,
    status: 'queued',
    uncounted: true,
  };

function wordsOf(error: unknown): string | undefined {
  if (error instanceof NotApproved) return error.message;
  if (error instanceof RenderFailure || isAppError(error)) return `The email cannot be made: ${error.message}`;
  return undefined;
}

async function render(
  email: SendableEmail,
  of: { claimed: Claimed; facts: Checked; context: Omit<RenderContext, 'links'>; origin: string; at: Date },
): Promise<MailMessage> {
  const { claimed, facts, context, origin, at } = of;
  const { brand } = email;
  const links = messageLinks(origin, claimed);
  const compiled = await email.variant(claimed.variant);
  const { subject, html, text, amp } = await compiled.render({ ...context, at, links });
  const domain = brand.fromEmail.slice(brand.fromEmail.lastIndexOf('@') + 1);
  const { firstName, lastName } = context.customer;
  return {
    reference: claimed.id,
    number: claimed.number,
    messageId: `${claimed.id}@${domain}`,
    from: { name: brand.fromName, address: brand.fromEmail },
    replyTo: brand.replyTo,
    to: { name: [firstName, lastName].filter(Boolean).join(' '), address: facts.email },
    subject,
    html,
    text,
    amp,
    headers: messageHeaders({ ...facts, unsubscribe: links.unsubscribe, shop: brand.name, domain }),
    date: at,
  };
}
