import type { Leaf } from '@/lib/rules';
import type { Audience, Evaluation, Question } from '../audience';
import type { CustomerSet, SetScope } from '../customer-set';
import type { Connection, FewColumns } from './few-columns';

/**
 * The engine for a few customers under many conditions: their events are read once and every condition is evaluated on
 * them; what they do not answer is left to another engine on the same connection.
 */
export class FewAudience implements Audience {
  constructor(
    private readonly db: Connection,
    private readonly columns: FewColumns,
    private readonly rest: Audience,
  ) {}

  async evaluate(leaves: readonly Leaf[], question: Question, scope: SetScope): Promise<Evaluation> {
    const { numbers } = this.columns;
    const everyone = scope.of(numbers.filter((_, place) => this.columns.isAlive(place)).sort((a, b) => a - b));
    const sets = new Map<string, CustomerSet>();
    const missing: Leaf[] = [];
    for (const leaf of leaves) {
      const found = await this.columns.evaluate(this.db, leaf.condition, leaf.inverted, question);
      if (found) sets.set(leaf.key, scope.of(found));
      else missing.push(leaf);
    }
    if (missing.length > 0) {
      const others = await this.rest.evaluate(missing, { ...question, customers: numbers, everyone }, scope);
      for (const [key, set] of others.sets) sets.set(key, set);
    }
    return { everyone, sets };
  }
}
