import { compileEveryone, compileLeaf, eventNamesOf, type Leaf } from '@/lib/rules';
import type { Queryable } from '../db';
import type { Audience, Evaluation, Question } from './audience';
import type { CustomerSet, SetScope } from './customer-set';
import { readEventIds } from './event-ids';
import { readLifecycle } from './read-lifecycle';
import { readSet, readSets } from './read-set';
import { takesTooLong, tookTooLong } from './takes-too-long';

/** Leaves asked for in one statement where few customers are looked at. */
const TOGETHER = 100;

/**
 * The engine on PostgreSQL. The answers of one evaluation agree with each other only where `db` is a connection in a
 * repeatable-read transaction; its `statement_timeout` is the limit. A set is asked for in a statement of its own, those
 * of a few customers together.
 */
export class PostgresAudience implements Audience {
  constructor(
    private readonly db: Queryable,
    /** The connection is asked the same of few customers again and again: its plans are kept. */
    private readonly keepPlans = false,
  ) {}

  async evaluate(leaves: readonly Leaf[], question: Question, scope: SetScope): Promise<Evaluation> {
    try {
      const eventIds = await readEventIds(this.db, [
        ...new Set(leaves.flatMap((leaf) => eventNamesOf(leaf.condition))),
      ]);
      const { at, customers, threshold } = question;
      const staged = leaves.some(
        ({ condition }) => condition.type === 'metric' && condition.metric === 'lifecycleStage',
      );
      const lifecycle = staged ? (await readLifecycle(this.db)).thresholds : undefined;
      const context = { at, customers, threshold, eventIds, lifecycle };
      const everyone = question.everyone ?? (await readSet(this.db, compileEveryone(context), scope));
      const compiled = leaves.map((leaf) => compileLeaf(leaf, context));
      const sets: CustomerSet[] = [];
      if (question.customers)
        for (let start = 0; start < compiled.length; start += TOGETHER)
          sets.push(...(await readSets(this.db, compiled.slice(start, start + TOGETHER), scope, this.keepPlans)));
      else for (const rows of compiled) sets.push(await readSet(this.db, rows, scope));
      return {
        everyone,
        sets: new Map(leaves.map((leaf, index) => [leaf.key, scope.and(sets[index] ?? scope.of([]), everyone)])),
      };
    } catch (error) {
      throw tookTooLong(error) ? takesTooLong(error) : error;
    }
  }
}
