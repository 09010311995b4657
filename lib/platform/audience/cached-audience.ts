import { isTimeless, type Leaf } from '@/lib/rules';
import type { Audience, Evaluation, Question } from './audience';
import { type CustomerSet, pack, type SetScope } from './customer-set';
import type { SetCache } from './set-cache';

/**
 * Remembers sets by condition, version of the data and instant, so that editing one condition computes one set. A set
 * holds for the very instant it was computed for, because windows open and close at any millisecond; only conditions
 * that read no time are shared between instants. Whoever edits a rule therefore asks with one `asOf` for a while.
 */
export class CachedAudience implements Audience {
  constructor(
    private readonly engine: Audience,
    private readonly cache: SetCache,
    private readonly version: string,
    /** Version of the customers' profiles and consent, where it is known apart from the whole. */
    private readonly people: string = version,
  ) {}

  async evaluate(leaves: readonly Leaf[], question: Question, scope: SetScope): Promise<Evaluation> {
    if (question.customers || question.threshold) return this.engine.evaluate(leaves, question, scope);
    const sets = new Map<string, CustomerSet>();
    for (const leaf of leaves) {
      const known = this.cache.get(this.keyOf(leaf, question.at));
      if (known) sets.set(leaf.key, scope.unpack(known));
    }
    const missing = leaves.filter((leaf) => !sets.has(leaf.key));
    const everyone = question.everyone ?? this.known('everyone', scope);
    if (missing.length === 0 && everyone) return { everyone, sets };
    const computed = await this.engine.evaluate(missing, everyone ? { ...question, everyone } : question, scope);
    this.cache.set(`${this.people} everyone`, pack(computed.everyone));
    for (const leaf of missing) {
      const set = computed.sets.get(leaf.key);
      if (!set) continue;
      sets.set(leaf.key, set);
      this.cache.set(this.keyOf(leaf, question.at), pack(set));
    }
    return { everyone: computed.everyone, sets };
  }

  private known(key: string, scope: SetScope): CustomerSet | undefined {
    const bytes = this.cache.get(`${this.people} ${key}`);
    return bytes && scope.unpack(bytes);
  }

  private keyOf({ condition, key }: Leaf, at: number): string {
    const version = ofPeople(condition) ? this.people : this.version;
    return `${version} ${isTimeless(condition) ? '' : at} ${key}`;
  }
}

/** The condition reads profiles and consent, and nothing else. */
const ofPeople = ({ type }: Leaf['condition']): boolean => type === 'trait' || type === 'consent';
