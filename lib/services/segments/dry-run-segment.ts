import { AppError, type FieldError } from '@/lib/core';
import { type CustomerSet, inSnapshot, type SetScope, TreeEvaluator, withSets } from '@/lib/platform/audience';
import type { Pool } from '@/lib/platform/db';
import { leavesOf, type Rule, type SetTree } from '@/lib/rules';
import { checkModels, checkRule } from './check-segment';
import { brokenExpectations } from './expectations';
import { findSegment } from './find-segment';
import { planStored } from './live/plan-stored';
import { percentilesOf, readThresholds } from './live/thresholds';
import { type Person, readPeople } from './read-people';
import { dependentsOf, readSegmentCatalog, type StoredSegment } from './segment-catalog';
import type { SegmentChecks } from './segment-checks';
import type { SegmentRow } from './segment-row';

export interface DryRunInput {
  /** What the segment would be; what is left out stays as it is. */
  rule?: Rule | undefined;
  /** Id or key. */
  parentId?: string | null | undefined;
  checks?: SegmentChecks | null | undefined;
  at: Date;
  /** Customers shown of those who enter, and of those who leave. */
  sample?: number | undefined;
  personal?: boolean | undefined;
  /** The limit of change where the owner has set none. */
  defaultLimit?: number | null | undefined;
}

/** A live segment whose members would change with it. */
export interface AffectedSegment {
  id: string;
  name: string;
  /** It stands below, or its rule refers to it (perhaps through others). */
  kind: 'child' | 'rule';
  before: number;
  after: number;
  entering: number;
  leaving: number;
}

export interface DryRun {
  live: boolean;
  /** Members now; 0 for one that is not live. */
  before: number;
  after: number;
  entering: number;
  leaving: number;
  sample: { entering: Person[]; leaving: Person[] };
  affected: AffectedSegment[];
  /** What of the owner's expectations it would break. */
  broken: FieldError[];
}

const TIMEOUT_MS = 20_000;

/** A segment that has not been saved yet. */
const NEW: Pick<SegmentRow, 'id' | 'key' | 'name' | 'number' | 'rule' | 'parentId' | 'checks' | 'status'> = {
  id: '',
  key: '',
  name: '',
  number: 0,
  rule: { type: 'all', children: [] },
  parentId: null,
  checks: null,
  status: 'draft',
};

/**
 * What would happen if a segment (by id or key; null for a new one) took another rule, parent or list of expectations and were live:
 * who enters, who leaves, which other live segments change with it, which expectations break. Nothing is changed.
 * Errors: notFound, invalidInput (rule, parent, cross-check), timeout.
 */
export function dryRunSegment(pool: Pool, reference: string | null, input: DryRunInput): Promise<DryRun> {
  return inSnapshot(pool, TIMEOUT_MS, ({ db, audience }) =>
    withSets(async (scope) => {
      const row = reference === null ? NEW : await findSegment(db, reference);
      const catalog = await readSegmentCatalog(db);
      const rule = input.rule ?? row.rule;
      const parent = input.parentId === undefined ? row.parentId : input.parentId;
      const checks = input.checks === undefined ? row.checks : input.checks;
      if (input.rule) await checkModels(db, input.rule);
      const { root: wanted } = checkRule(rule, catalog, row.id, parent);
      const next: StoredSegment = { ...row, rule, parentId: parent ? (catalog.segment(parent)?.id ?? null) : null };
      const changed = catalog.with(next);
      const stored = planStored(catalog.segment(row.id), catalog);
      const live = row.status === 'active' && stored !== undefined;
      const active = await readActive(db);
      const dependents = dependentsOf(catalog, row).flatMap((each) => {
        const [before, after] = [planStored(each, catalog), planStored(each, changed)];
        return active.has(each.id) && before && after ? [{ each, before, after }] : [];
      });
      const cross = checks?.crossCheck ? crossTree(checks.crossCheck.segmentId, changed) : undefined;
      const everyTree = [wanted, ...(stored ? [stored] : []), ...(cross ? [cross.tree] : [])];
      const leaves = leavesOf([...everyTree, ...dependents.flatMap(({ before, after }) => [before, after])]);
      // What is in force for the members is in force for those who would be: thresholds move at night, not by a change.
      const threshold = percentilesOf(leaves).length > 0 ? (await readThresholds(db)).get : undefined;
      const evaluation = await audience.evaluate(leaves, { at: input.at.getTime(), threshold }, scope);
      const trees = new TreeEvaluator(evaluation, scope);
      const after = trees.evaluate(wanted);
      const before = live && stored ? trees.evaluate(stored) : scope.of([]);
      const entering = scope.without(after, before);
      const leaving = scope.without(before, after);
      const people = (set: CustomerSet) => readPeople(db, firstOf(set, input.sample ?? 0), input.personal ?? false);
      const shared = cross && { name: cross.name, both: after.andCardinality(trees.evaluate(cross.tree)) };
      return {
        live,
        before: before.size,
        after: after.size,
        entering: entering.size,
        leaving: leaving.size,
        sample: { entering: await people(entering), leaving: await people(leaving) },
        affected: dependents
          .map(({ each, before: was, after: is }) =>
            affectedOf(each, row.id, trees.evaluate(was), trees.evaluate(is), scope),
          )
          .sort((a, b) => b.entering + b.leaving - a.entering - a.leaving || a.name.localeCompare(b.name)),
        broken: brokenExpectations(
          checks,
          {
            before: live ? before.size : null,
            after: after.size,
            entering: entering.size,
            leaving: leaving.size,
            shared,
          },
          input.defaultLimit ?? null,
        ),
      };
    }),
  );
}

async function readActive(db: Parameters<typeof findSegment>[0]): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>(`SELECT id FROM segment WHERE status = 'active'`);
  return new Set(rows.map(({ id }) => id));
}

function crossTree(
  reference: string,
  catalog: Parameters<typeof planStored>[1],
): { name: string; tree: SetTree } | undefined {
  const found = catalog.segment(reference);
  if (!found)
    throw new AppError('invalidInput', undefined, {
      errors: [{ path: '/checks/crossCheck/segmentId', message: `there is no segment “${reference}”` }],
    });
  const tree = planStored({ ...found, parentId: found.parentId ?? null }, catalog);
  return tree && { name: found.name, tree };
}

function affectedOf(
  { id, name, parentId }: StoredSegment,
  changed: string,
  before: CustomerSet,
  after: CustomerSet,
  scope: SetScope,
): AffectedSegment {
  const both = scope.and(before, after).size;
  return {
    id,
    name,
    kind: parentId === changed ? 'child' : 'rule',
    before: before.size,
    after: after.size,
    entering: after.size - both,
    leaving: before.size - both,
  };
}

const firstOf = (set: CustomerSet, limit: number): number[] =>
  Array.from({ length: Math.min(limit, set.size) }, (_, rank) => set.select(rank));
