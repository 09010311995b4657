import { AppError } from '@/lib/core';
import { type CustomerSet, inSnapshot, TreeEvaluator, withSets } from '@/lib/platform/audience';
import type { Pool } from '@/lib/platform/db';
import { diffRules, leavesOf, planRule, type Rule, type RuleDifference } from '@/lib/rules';
import { readShopCurrency } from '../profiles/shop-currency';
import { findSegment } from './find-segment';
import { type Person, readPeople } from './read-people';
import { readSegmentCatalog } from './segment-catalog';

export interface VersionQuestion {
  from: number;
  to: number;
  at: Date;
  personal: boolean;
}

export interface VersionComparison {
  from: number;
  to: number;
  /** Condition by condition, in words. */
  differences: RuleDifference[];
  /** Customers for whom one, the other or both rules hold now. */
  onlyFrom: number;
  both: number;
  onlyTo: number;
  sample: { onlyFrom: Person[]; onlyTo: Person[] };
}

const TIMEOUT_MS = 20_000;
const SHOWN = 5;

/**
 * Two versions of a segment (by id or key) side by side: what differs in words, and whom each rule would hold for at one
 * instant, both within the parent of today. Errors: notFound (segment, version), invalidInput (a rule that refers to a
 * segment that is gone), timeout.
 */
export function compareVersions(
  pool: Pool,
  reference: string,
  { from, to, at, personal }: VersionQuestion,
): Promise<VersionComparison> {
  return inSnapshot(pool, TIMEOUT_MS, ({ db, audience }) =>
    withSets(async (scope) => {
      const segment = await findSegment(db, reference);
      const catalog = await readSegmentCatalog(db);
      const currency = await readShopCurrency(db);
      const { rows } = await db.query<{ version: number; rule: Rule }>(
        'SELECT version, rule FROM segment_version WHERE segment = $1 AND version = ANY($2::int[])',
        [segment.number, [from, to]],
      );
      const ruleOf = (version: number): Rule => {
        const found = rows.find((row) => row.version === version);
        if (!found) throw new AppError('notFound', `There is no version ${version}`);
        return found.rule;
      };
      const [before, after] = [ruleOf(from), ruleOf(to)];
      const [one, other] = [before, after].map((rule) => planRule(rule, catalog, segment.id, segment.parentId).root);
      if (!one || !other) throw new TypeError('two versions have two plans');
      const evaluation = await audience.evaluate(leavesOf([one, other]), { at: at.getTime() }, scope);
      const trees = new TreeEvaluator(evaluation, scope);
      const [was, is] = [trees.evaluate(one), trees.evaluate(other)];
      const [onlyFrom, onlyTo] = [scope.without(was, is), scope.without(is, was)];
      const people = (set: CustomerSet) =>
        readPeople(
          db,
          Array.from({ length: Math.min(SHOWN, set.size) }, (_, rank) => set.select(rank)),
          personal,
        );
      return {
        from,
        to,
        differences: diffRules(before, after, {
          segmentName: (name) => catalog.segment(name)?.name,
          units: { currency },
        }),
        onlyFrom: onlyFrom.size,
        both: was.andCardinality(is),
        onlyTo: onlyTo.size,
        sample: { onlyFrom: await people(onlyFrom), onlyTo: await people(onlyTo) },
      };
    }),
  );
}
