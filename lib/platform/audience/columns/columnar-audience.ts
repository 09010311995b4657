import { setImmediate as breathe } from 'node:timers/promises';
import { isTimeless, type Leaf } from '@/lib/rules';
import type { Queryable } from '../../db';
import type { Audience, Evaluation, Question } from '../audience';
import { type CustomerSet, pack, type SetScope } from '../customer-set';
import type { SetCache } from '../set-cache';
import { takesTooLong } from '../takes-too-long';
import type { ColumnStore } from './column-store';
import { PERSON } from './people';

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
    for (const leaf of leaves) {
      const set = await this.setOf(leaf, question, scope);
      if (set) sets.set(leaf.key, set);
      else missing.push(leaf);
    }
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

  private async setOf(leaf: Leaf, question: Question, scope: SetScope): Promise<CustomerSet | undefined> {
    const key = question.threshold ? undefined : this.keyOf(leaf, question.at);
    const known = key && this.cache.get(key);
    if (known) return scope.unpack(known);
    if (performance.now() > this.deadline) throw takesTooLong();
    await breathe();
    await this.store.prepare(this.db, leaf.condition);
    const flags = this.store.evaluate(leaf.condition, leaf.inverted, question);
    if (!flags) return undefined;
    const set = scope.of(flagged(flags, this.store.people.states));
    if (key) this.cache.set(key, pack(set));
    return set;
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

/** Numbers, ascending, of the flagged who are customers. */
function flagged(flags: Uint8Array, states: Uint8Array): Uint32Array {
  const numbers = new Uint32Array(flags.length);
  let count = 0;
  for (let number = 0; number < flags.length; number += 1) {
    if (flags[number] === 0 || ((states[number] ?? 0) & PERSON.alive) === 0) continue;
    numbers[count] = number;
    count += 1;
  }
  return numbers.subarray(0, count);
}
