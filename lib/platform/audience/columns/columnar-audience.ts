import { setImmediate as breathe } from 'node:timers/promises';
import { isTimeless, type Leaf } from '@/lib/rules';
import type { Queryable } from '../../db';
import type { Audience, Evaluation, Question } from '../audience';
import type { CustomerSet, SetScope } from '../customer-set';
import { packFlags } from '../portable';
import type { SetCache } from '../set-cache';
import { takesTooLong } from '../takes-too-long';
import type { ColumnStore } from './column-store';
import { evaluateInThreads } from './leaf-threads';
import { PERSON } from './people';

/** Conditions that threads are given before the first of them has been answered. */
const AT_ONCE = 4;

/**
 * The engine in memory: answers what its columns hold and asks another engine, which sees the same data, for the rest.
 * `release` is called as soon as the columns are not needed any more.
 */
export class ColumnarAudience implements Audience {
  private held = true;
  private readonly deadline: number;

  constructor(
    private readonly db: Queryable,
    private readonly store: ColumnStore,
    private readonly rest: Audience,
    private readonly cache: SetCache,
    private readonly onRelease: () => void,
    /** How long one question may take. */
    limitMs: number = Number.POSITIVE_INFINITY,
    private readonly inThreads: typeof evaluateInThreads = evaluateInThreads,
  ) {
    this.deadline = performance.now() + limitMs;
  }

  private release(): void {
    this.held = false;
    this.onRelease();
  }

  async evaluate(leaves: readonly Leaf[], question: Question, scope: SetScope): Promise<Evaluation> {
    if (question.customers || !this.held) {
      if (!question.more) this.release();
      return this.rest.evaluate(leaves, question, scope);
    }
    const sets = new Map<string, CustomerSet>();
    const missing: Leaf[] = [];
    const everyone = await this.everyone(scope);
    const waiting: Promise<void>[] = [];
    const put = (leaf: Leaf, set: CustomerSet | undefined): void => {
      if (set) sets.set(leaf.key, set);
      else missing.push(leaf);
    };
    for (const leaf of leaves) {
      const started = await this.start(leaf, question, scope);
      if ('set' in started) put(leaf, started.set);
      // What threads have been given is found beside the others; so many at once that their answers fit into memory.
      else if (waiting.push(started.later.then((set) => put(leaf, set))) >= AT_ONCE) await waiting.shift();
    }
    await Promise.all(waiting);
    const states = this.store.people.states.slice();
    if (!question.more) this.release();
    if (missing.length > 0) {
      const others = await this.rest.evaluate(missing, { ...question, everyone }, scope);
      for (const [key, set] of others.sets) sets.set(key, set);
    }
    return { everyone, sets, states };
  }

  private everyone(scope: SetScope): Promise<CustomerSet> {
    const { people } = this.store;
    return this.cache.remember(`columns ${people.id} ${people.version} everyone`, scope, async () =>
      scope.of(people.numbers(PERSON.alive, PERSON.alive)),
    );
  }

  /** A leaf's set, or the promise of it where threads find it; undefined where the columns do not hold it. */
  private async start(
    leaf: Leaf,
    question: Question,
    scope: SetScope,
  ): Promise<{ set: CustomerSet | undefined } | { later: Promise<CustomerSet | undefined> }> {
    const key = question.threshold ? undefined : this.keyOf(leaf, question.at);
    const known = key && this.cache.get(key);
    if (known) return { set: scope.unpack(known) };
    if (performance.now() > this.deadline) throw takesTooLong();
    await breathe();
    const { store } = this;
    const take = (flags: Uint8Array | undefined): CustomerSet | undefined => {
      if (!flags) return undefined;
      const packed = packFlags(flags, store.people.states, PERSON.alive);
      if (key) this.cache.set(key, packed);
      return scope.unpack(packed);
    };
    const here = () => store.evaluate(leaf.condition, leaf.inverted, question);
    const elsewhere = this.inThreads(store, leaf, question.at);
    if (elsewhere) return { later: elsewhere.then((flags) => take(flags ?? here())) };
    await store.prepare(this.db, leaf.condition);
    return { set: take(here()) };
  }

  /** Says of which state of which data a set is: conditions on profiles do not change with events. */
  private keyOf({ condition, key }: Leaf, at: number): string {
    const { people, version, scoreVersion } = this.store;
    const data =
      condition.type === 'trait' || condition.type === 'consent'
        ? ''
        : condition.type === 'metric'
          ? `${version} ${scoreVersion}`
          : version;
    return `columns ${people.id} ${people.version} ${data} ${isTimeless(condition) ? '' : at} ${key}`;
  }
}
