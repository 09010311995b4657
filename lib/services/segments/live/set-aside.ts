import { tookTooLong } from '@/lib/platform/audience';
import type { Queryable } from '@/lib/platform/db';
import { type LivePlan, type LiveSegment, planOf } from './live-plan';
import { refreshMemberships } from './refresh-memberships';
import { transaction } from './transaction';
import type { Looked } from './write-memberships';

export type Look = (plan: LivePlan, looked: Looked, at: Date) => ReturnType<typeof refreshMemberships>;

/** A statement of a look at a few customers takes milliseconds: one that takes this long would take for ever. */
const LIMIT_MS = 20_000;
/** What a segment alone may take, as a share of that. */
const ALONE = 0.25;
/** A segment that took too long is tried again after this. */
const REST_MS = 5 * 60_000;
const UNBUILD = `UPDATE segment SET built_version = NULL WHERE number = ANY($1::int[]) RETURNING name`;

/**
 * Sees to it that a rule which the database cannot answer in time holds up nobody but its own segment: that one is left as
 * it is for a while, and then built anew, with all that has come meanwhile.
 */
export class SetAside {
  /** By segment and version: a rule that has been changed is tried at once. */
  private readonly until = new Map<string, number>();

  constructor(
    private readonly onError: (error: unknown) => void,
    private readonly limitMs = LIMIT_MS,
  ) {}

  /** The plan without the segments that are left alone at an instant. */
  without(plan: LivePlan, at: Date): LivePlan {
    if (this.until.size === 0) return plan;
    for (const [key, until] of this.until) if (until <= at.getTime()) this.until.delete(key);
    const followed = plan.segments.filter((segment) => !this.until.has(keyOf(segment)));
    return followed.length === plan.segments.length ? plan : planOf(plan, followed);
  }

  /**
   * Runs `work` in a transaction, with a look at customers that is ended at the limit. If it is, the segments that take too
   * long by themselves are set aside and all is done once more without them; what ended for another reason is thrown.
   */
  async attempt<T>(db: Queryable, work: (look: Look) => Promise<T>): Promise<T> {
    let last: Parameters<Look> | undefined;
    const look: Look = async (...asked) => {
      last = asked;
      await limit(db, this.limitMs);
      return refreshMemberships(db, ...asked);
    };
    try {
      return await transaction(db, () => work(look));
    } catch (error) {
      if (!last || !tookTooLong(error) || !(await this.findSlow(db, last))) throw error;
      return transaction(db, () => work(look));
    }
  }

  private async findSlow(db: Queryable, [plan, looked, at]: Parameters<Look>): Promise<boolean> {
    const slow: LiveSegment[] = [];
    for (const segment of plan.segments)
      if (await this.isSlow(db, planOf(plan, [segment]), looked, at)) slow.push(segment);
    // Where all of several are slow, and where nothing is asked and that takes long as well, it is not the rules.
    if (slow.length === 0 || (slow.length > 1 && slow.length === plan.segments.length)) return false;
    if (await this.isSlow(db, planOf(plan, []), looked, at)) return false;
    for (const segment of slow) this.until.set(keyOf(segment), at.getTime() + REST_MS);
    const { rows } = await db.query<{ name: string }>(UNBUILD, [slow.map(({ number }) => number)]);
    const names = rows.map(({ name }) => name).join(', ');
    this.onError(new Error(`the rules of these segments take too long to follow, and are tried again later: ${names}`));
    return true;
  }

  /** Looks under one segment alone, and takes back what that wrote. */
  private async isSlow(db: Queryable, plan: LivePlan, looked: Looked, at: Date): Promise<boolean> {
    await db.query('BEGIN');
    try {
      await limit(db, this.limitMs * ALONE);
      await refreshMemberships(db, plan, looked, at);
      return false;
    } catch (error) {
      if (tookTooLong(error)) return true;
      throw error;
    } finally {
      await db.query('ROLLBACK');
    }
  }
}

const keyOf = ({ number, version }: { number: number; version: number }): string => `${number} ${version}`;
const limit = (db: Queryable, ms: number) => db.query(`SET LOCAL statement_timeout = ${Math.floor(ms)}`);
