import type { FeatureTable } from '../../features/feature-table';
import type { Preparation } from '../../prepare/preparation';
import type { ClusterResult, GroupResult } from '../../types';
import { describeGroup, marksOf } from './describe-groups';
import { factsOf, mediansOf, nameOf, tellApart } from './group-facts';
import { possibleTests, rulesOf } from './group-rules';
import type { ClusterPayload } from './payload';

interface Parts {
  payload: ClusterPayload;
  table: FeatureTable;
  /** Group of each row by its place in the list; −1: none. */
  labels: Int32Array;
  ids: readonly string[];
  continues: readonly GroupResult['continues'][];
  preparation: Preparation;
  silhouettes: Float64Array;
  stability: readonly (number | null)[];
}

/** Size, value, differences, facts, names and readable rules of every group. */
export function buildGroups({
  payload,
  table,
  labels,
  ids,
  continues,
  preparation,
  silhouettes,
  stability,
}: Parts): ClusterResult['groups'] {
  const everyone = Array.from(labels.keys());
  const all = mediansOf(payload.facts, everyone);
  const rowsOf = ids.map((_, place) => everyone.filter((row) => labels[row] === place));
  const money = payload.facts.columns.find(({ name }) => name === 'money365');
  const spent = (rows: readonly number[]): number =>
    rows.reduce((sum, row) => sum + (money && money.kind !== 'category' ? money.numbers[row] || 0 : 0), 0);
  const total = spent(everyone);
  const described = rowsOf.map((rows) => describeGroup(table, rows, preparation));
  const medians = rowsOf.map((rows) => mediansOf(payload.facts, rows));
  const names = tellApart(
    medians.map((one) => nameOf(one, all)),
    described.map((one) => marksOf(one, payload.set.features)),
  );
  const ruleTable: FeatureTable = { ...payload.facts, columns: unique([...table.columns, ...payload.facts.columns]) };
  const tests = possibleTests(ruleTable);
  return ids.map((id, place): GroupResult => {
    const rows = rowsOf[place] ?? [];
    const name = names[place] ?? id;
    const revenue = spent(rows);
    return {
      id,
      name,
      nameSource: 'proposed',
      proposedName: name,
      facts: factsOf(medians[place] ?? all, payload.currency),
      size: rows.length,
      share: rows.length / everyone.length,
      revenue: Math.round(revenue * 100) / 100,
      revenueShare: total > 0 ? revenue / total : null,
      silhouette: meanOf(rows.map((row) => silhouettes[row] ?? Number.NaN)),
      stability: stability[place] ?? null,
      features: described[place] ?? [],
      rules: rulesOf(
        Uint8Array.from(labels, (label) => Number(label === place)),
        tests,
      ),
      continues: continues[place] ?? null,
    };
  });
}

function meanOf(values: readonly number[]): number | null {
  const known = values.filter(Number.isFinite);
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : null;
}

const unique = (columns: FeatureTable['columns']): FeatureTable['columns'] =>
  columns.filter(({ name }, i) => columns.findIndex((other) => other.name === name) === i);
