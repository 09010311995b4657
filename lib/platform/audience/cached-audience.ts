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
  ) {}

  async evaluate(leaves: readonly Leaf[], question: Question, scope: SetScope): Promise<Evaluation> {
    if (question.customers || question.threshold) return this.engine.evaluate(leaves, question, scope);
    const sets = new Map<string, CustomerSet>();
    for (const leaf of leaves) {
      const known = this.cache.get(this.keyOf(leaf, question.at));
      if (known) sets.set(leaf.key, scope.unpack(known));
    }
    const missing = leaves.filter((leaf) => !sets.has(leaf.key));
    const everyone = this.cache.get(`${this.version} everyone`);
    if (missing.length === 0 && everyone) return { everyone: scope.unpack(everyone), sets };
    const computed = await this.engine.evaluate(missing, question, scope);
    this.cache.set(`${this.version} everyone`, pack(computed.everyone));
    for (const leaf of missing) {
      const set = computed.sets.get(leaf.key);
      if (!set) continue;
      sets.set(leaf.key, set);
      this.cache.set(this.keyOf(leaf, question.at), pack(set));
    }
    return { everyone: computed.everyone, sets };
  }

  private keyOf(leaf: Leaf, at: number): string {
    return `${this.version} ${isTimeless(leaf.condition) ? '' : at} ${leaf.key}`;
  }
}
