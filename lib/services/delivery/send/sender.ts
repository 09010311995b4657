import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { Grouped } from '@/lib/platform/grouped';
import { MailError, type MailProvider } from '@/lib/platform/mail/mail-provider';
import { checkClaimed } from './check-claimed';
import { claimDue } from './claim-due';
import { writeMailState } from './mail-state';
import { markHanding } from './mark-handing';
import { outcomeOfFailure } from './outcome-of-failure';
import { Pace, Pauses } from './pause';
import { type Prepare, type Prepared, prepareBatch, type Ready, refused } from './prepare-batch';
import { EmailReader } from './read-email';
import { type Outcome, recordOutcomes } from './record-outcomes';
import { recoverClaims } from './recover-claims';
import { stopCampaigns } from './stop-campaigns';
import { suppressBounced } from './suppress-bounced';

export interface SenderOptions {
  pool: Pool;
  provider: MailProvider;
  clock: Clock;
  /** By which people reach the product: scheme and host. */
  origin: string;
  /** Names this sender among all that ever were: claims are told apart by it. */
  worker: string;
  /** Messages a second; no limit where it is not said. */
  rate?: number;
  /** Where messages are readied: in a thread of the worker; here, where it is not said. */
  prepare?: Prepare;
  onError(error: unknown): void;
}

export type SendTotals = Record<Outcome['status'], number>;

const BATCH = 200;
/** So many wait ready before the next are read, so that the lines never idle. */
const LOW = 200;
const LOOK_MS = 250;
const [WRITE_TRIES, WRITE_AGAIN_MS] = [300, 1_000];

/** Hands over what is due, over as many connections as the provider has. One at a time works on a database. */
export class Sender {
  private readonly prepare: Prepare;
  private readonly pauses = new Pauses();
  private readonly pace: Pace;
  private readonly handing: Grouped<number, boolean>;
  private readonly outcomes: Grouped<Outcome, true>;
  private ready: Ready[] = [];
  private underWay = 0;
  private readonly writing = new Set<Promise<void>>();
  private filling = false;
  private wake: (() => void) | undefined;
  private totals: SendTotals = nothing();

  constructor(private readonly options: SenderOptions) {
    const { pool, provider, worker, clock, origin } = options;
    const emails = new EmailReader();
    this.prepare = options.prepare ?? ((claimed, at) => prepareBatch({ pool, emails, origin }, claimed, at));
    this.pace = new Pace(options.rate);
    this.handing = new Grouped((numbers) => markHanding(pool, worker, numbers, clock.now()));
    this.outcomes = new Grouped(async (outcomes) => {
      const at = clock.now();
      await recordOutcomes(pool, outcomes, {
        worker,
        provider: provider.name,
        reportsDelivery: provider.reportsDelivery ?? false,
        at,
      });
      await suppressBounced(
        pool,
        outcomes.filter(({ status }) => status === 'bounced').map(({ number }) => number),
        at,
      );
      return outcomes.map(() => true as const);
    });
  }

  /** What another sender left behind: before the first `drain`. */
  async recover(): Promise<{ requeued: number; uncertain: number }> {
    const { pool, worker, provider, clock } = this.options;
    // Whether the provider is away is to be found out anew.
    await writeMailState(pool, null, clock.now());
    return recoverClaims(pool, { notOf: worker, idempotent: provider.idempotent, at: clock.now() });
  }

  /** Hands over until nothing is due, the provider is away, or the signal comes; what is under way is waited for. */
  async drain(signal?: AbortSignal): Promise<SendTotals> {
    const { pool, worker, provider, clock } = this.options;
    this.totals = nothing();
    // Nothing is under way: what the database holds to be in our hands was lost with an answer of its own.
    await recoverClaims(pool, { of: worker, idempotent: provider.idempotent, at: clock.now() });
    let exhausted = false;
    let lookAgain = 0;
    for (;;) {
      const open = !signal?.aborted && !this.pauses.isOn(this.now());
      if (!open) await this.putBack();
      if (open && !this.filling && this.ready.length < LOW && this.now() >= lookAgain) {
        this.filling = true;
        void this.fill().then((found) => {
          exhausted = !found;
          // New ones may come due while the last are under way.
          lookAgain = found ? 0 : this.now() + LOOK_MS;
          this.filling = false;
          this.ring();
        });
      }
      const wait = open ? this.start() : LOOK_MS;
      const idle = this.underWay === 0 && !this.filling && this.ready.length === 0;
      if (idle && (exhausted || !open)) break;
      await this.rest(Math.min(wait, LOOK_MS));
    }
    await Promise.all(this.writing);
    return this.totals;
  }

  private now = (): number => this.options.clock.now().getTime();

  /** Begins as many as there are connections and the pace allows; answers how long to wait for the next. */
  private start(): number {
    const { provider } = this.options;
    while (this.ready.length > 0 && this.underWay < provider.connections) {
      const wait = this.pace.take(this.now());
      if (wait > 0) return wait;
      const next = this.ready.shift();
      if (!next) break;
      this.underWay += 1;
      void this.deliver(next).finally(() => {
        this.underWay -= 1;
        this.ring();
      });
    }
    return LOOK_MS;
  }

  private async fill(): Promise<boolean> {
    const { pool, worker, clock, onError } = this.options;
    try {
      const claimed = await claimDue(pool, worker, BATCH, clock.now());
      if (claimed.length === 0) return false;
      const prepared = await this.prepare(claimed, clock.now()).catch(async (error: unknown): Promise<Prepared> => {
        onError(error);
        const outcomes = claimed.map(({ number }): Outcome => ({ number, status: 'queued', uncounted: true }));
        return { ready: [], outcomes, stopped: [], errors: [] };
      });
      for (const outcome of prepared.outcomes) this.record(outcome);
      for (const error of prepared.errors) onError(error);
      if (prepared.stopped.length > 0) await stopCampaigns(pool, prepared.stopped, clock.now());
      this.ready.push(...prepared.ready);
      return true;
    } catch (error) {
      onError(error);
      return false;
    }
  }

  private async deliver(next: Ready): Promise<void> {
    const { provider, clock, pool } = this.options;
    const { number } = next.claimed;
    try {
      const { message } = next;
      const { providerId, bytes } = await provider.send(message, () => this.handing.add(number));
      this.record({ number, status: 'sent', providerId, bytes });
      if (this.pauses.succeeded()) await writeMailState(pool, null, clock.now());
    } catch (error) {
      await this.failed(next, error);
    }
  }

  private async failed({ claimed }: Ready, error: unknown): Promise<void> {
    const { provider, clock, pool, onError } = this.options;
    const at = clock.now();
    if (error instanceof MailError && (error.kind === 'away' || error.kind === 'throttled')) {
      const isNew = this.pauses.failed(error.kind, error.message, at.getTime(), error.retryAfter);
      if (isNew) await writeMailState(pool, this.pauses.current ?? null, at).catch(onError);
    }
    const outcome =
      outcomeOfFailure(error, claimed, { idempotent: provider.idempotent, at }) ??
      (await checkClaimed(pool, [claimed.number], at).then(
        (facts) => refused(claimed.number, facts.get(claimed.number)),
        (away: unknown): Outcome => {
          // It was not completed: that much is known.
          onError(away);
          return { number: claimed.number, status: 'queued', uncounted: true };
        },
      ));
    if (outcome.reason === 'internal') onError(error);
    this.record(outcome);
  }

  /** What is ready and does not go out now is given back. */
  private async putBack(): Promise<void> {
    for (const { claimed } of this.ready.splice(0))
      this.record({ number: claimed.number, status: 'queued', uncounted: true });
  }

  private record(outcome: Outcome): void {
    this.totals[outcome.status] += 1;
    const written = this.write(outcome);
    this.writing.add(written);
    void written.finally(() => this.writing.delete(written));
  }

  /** What is known of a message is not given up because the database is away for a while. */
  private async write(outcome: Outcome): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await this.outcomes.add(outcome);
        return;
      } catch (error) {
        this.options.onError(error);
        if (tries === WRITE_TRIES) return;
        await sleep(WRITE_AGAIN_MS);
      }
    }
  }

  private ring(): void {
    this.wake?.();
  }

  private async rest(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = undefined;
  }
}

const nothing = (): SendTotals => ({
  sent: 0,
  bounced: 0,
  failed: 0,
  skipped: 0,
  cancelled: 0,
  uncertain: 0,
  queued: 0,
});
