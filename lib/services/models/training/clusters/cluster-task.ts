import { AppError, createRandom } from '@/lib/core';
import { silhouettes } from '@/lib/modelling/cluster/silhouette';
import { type Matrix, takeRows } from '@/lib/modelling/matrix';
import { defineTask, type TaskContext } from '@/lib/platform/compute/define-task';
import { profileCategories, profileNumbers } from '@/lib/statistics/drift-profile';
import type { FeatureTable } from '../../features/feature-table';
import { thin } from '../../features/thin';
import { Preparation } from '../../prepare/preparation';
import { correlationsOf, spreadFeatures } from '../../prepare/spread-features';
import type { ClusterResult, Note } from '../../types';
import { type DriftReference, SCORE, type Trained } from '../trainer';
import { CLUSTER_FORMAT, type ClusterArtefact } from './artefact';
import { buildGroups } from './build-groups';
import { chooseGrouping } from './choose-grouping';
import { describeMap } from './describe-map';
import { findOutliers } from './find-outliers';
import { measure } from './group-rows';
import { drawIn, labelsOfAll, rowsWithin } from './handle-outliers';
import { judgeGroups } from './judge-groups';
import { mapOf } from './map-points';
import { matchGroups } from './match-groups';
import { measureStability } from './measure-stability';
import { moveCentres } from './move-centres';
import type { ClusterPayload } from './payload';
import { learnAssignment } from './second-stage';
import { Stopwatch } from './stopwatch';

const SILHOUETTES = 10_000;
const LINE = 200;

/** Groups customers and tells what there is to tell of the groups. */
export const clusterTask = defineTask({
  name: 'models.cluster',
  run: (payload: ClusterPayload, context: TaskContext): Trained => {
    const watch = new Stopwatch();
    const { seed, params, set } = payload;
    const part = (from: number, to: number): TaskContext => ({
      signal: context.signal,
      get parallel() {
        return context.parallel;
      },
      onProgress: (share) => context.onProgress(from + share * (to - from)),
    });
    const spreads = spreadFeatures(payload.table, set.features);
    const kept = payload.update && new Set(payload.update.set.features.map(({ name }) => name));
    const useful = kept ?? new Set(spreads.filter(({ unusable }) => unusable === null).map(({ name }) => name));
    const table: FeatureTable = {
      ...payload.table,
      columns: payload.table.columns.filter(({ name }) => useful.has(name)),
    };
    if (table.columns.length === 0)
      throw new AppError('invalidInput', 'None of the features tells customers apart: all are constant or missing.');
    const preparation = payload.update
      ? Preparation.fromJSON(payload.update.preparation)
      : Preparation.fit(table, payload.choice, params.scaling);
    const matrix = preparation.apply(table);
    if (params.outliers === 'winsorise') drawIn(matrix);
    const within = params.outliers === 'exclude' ? rowsWithin(matrix) : null;
    const grouped = within ? takeRows(matrix, within) : matrix;
    watch.lap('preparing');
    const {
      grouping: found,
      tried,
      curve,
    } = payload.update
      ? moveCentres(grouped, payload.update, seed, context)
      : chooseGrouping(grouped, payload, part(0.02, 0.55));
    watch.lap('grouping');
    if (found.groups === 0)
      throw new AppError(
        'invalidInput',
        'No group was found: every customer is an outlier at this radius. Take a larger one.',
      );
    const figures = measure(grouped, found.labels, seed, context);
    const stability = measureStability(grouped, found, params.resamples, seed, part(0.55, 0.8));
    const grouping = within ? { ...found, labels: labelsOfAll(found.labels, within, matrix.rows) } : found;
    watch.lap('stability');
    const order = bySpend(payload.facts, grouping.labels, grouping.groups);
    const labels = grouping.labels.map((label) => (label < 0 ? -1 : order.indexOf(label)));
    const kMeans = grouping.kMeans;
    const { ids, continues } = matchGroups(table.customers, labels, grouping.groups, payload.before);
    const second = learnAssignment(
      matrix,
      { labels: grouping.labels, ...(kMeans ? { kMeans } : {}) },
      order.map((label) => ids[order.indexOf(label)] ?? ''),
      seed,
    );
    context.onProgress(0.85);
    watch.lap('second stage');
    const perCustomer = silhouettesOf(matrix, labels, seed, context);
    const groups = buildGroups({
      payload,
      table,
      labels,
      ids,
      continues,
      preparation,
      silhouettes: perCustomer,
      stability: order.map((label) => stability.groups[label] ?? null),
    });
    watch.lap('describing');
    context.onProgress(0.95);
    const plane = describeMap(matrix, preparation.columns, set.features);
    const centres = second.centres.centres;
    const outliers = findOutliers(
      preparation.apply(table, { whole: true }),
      grouping.labels,
      centres,
      preparation.columns,
      set.features,
    );
    const noise = labels.filter((label) => label < 0).length;
    const result: ClusterResult = {
      type: 'clusters',
      algorithm: grouping.algorithm,
      chosenBecause: grouping.because,
      tried,
      params: { ...params, ...grouping.params },
      seed,
      featureSet: { version: set.version, scaling: params.scaling },
      features: spreads.map((spread) => ({ ...spread, transform: preparation.transformOf(spread.name) })),
      population: payload.population,
      headline: headlineOf(groups, payload.population.customers),
      groups,
      noise,
      silhouette: figures.silhouette,
      silhouetteSample: figures.sample,
      daviesBouldin: figures.daviesBouldin,
      calinskiHarabasz: figures.calinskiHarabasz,
      stability: { adjustedRand: stability.adjustedRand, resamples: params.resamples },
      kCurve: curve.map((point) => ({
        ...point,
        inertia: Number.isFinite(point.inertia) ? point.inertia : null,
        stability: null,
      })),
      dendrogram: grouping.dendrogram && {
        ...grouping.dendrogram,
        leaves: grouping.dendrogram.leaves.map(({ size, group }) => ({
          size,
          group: group === null ? null : (ids[order.indexOf(Number(group.slice(1)))] ?? 'noise'),
        })),
      },
      neighbourDistances: grouping.neighbourDistances,
      components: plane.components,
      correlations: correlationsOf(table),
      silhouettes: ids.map((group, label) => ({ group, values: thin(valuesOf(perCustomer, labels, label), LINE) })),
      outliers: outliers.map(({ row, score, why }) => ({
        customer: payload.ids[row] ?? '',
        name: null,
        score,
        why,
        group: ids[labels[row] ?? -1] ?? 'noise',
      })),
      assignment: {
        ...second.assignment,
        byGroup: second.assignment.byGroup.map((one, i) => ({ ...one, group: ids[i] ?? one.group })),
      },
      warnings: [
        ...payload.warnings.map(warning),
        ...spreads
          .filter(({ unusable }) => unusable)
          .map(({ name, label, unusable }) => ({ ...warning(`${label} was left out: ${unusable}.`), feature: name })),
        ...judgeGroups({ groups: found.groups, silhouette: figures.silhouette, adjustedRand: stability.adjustedRand }),
      ],
      timings: watch.timings(),
    };
    return {
      artefact: {
        kind: 'clusters',
        formatVersion: CLUSTER_FORMAT,
        set: { ...set, features: set.features.filter(({ name }) => useful.has(name)) },
        preparation: preparation.toJSON(),
        centres: second.centres.toJSON(),
        classifier: second.classifier?.toJSON() ?? null,
        outliers: params.outliers,
        reach: grouping.algorithm === 'dbscan' ? reachOf(matrix, grouping.labels, centres) : null,
        groups: Array.from({ length: grouping.groups }, (_, label) => ids[order.indexOf(label)] ?? ''),
        customers: Array.from(table.customers),
        labels: Array.from(grouping.labels),
      } satisfies ClusterArtefact,
      result,
      details: { map: mapOf(payload, plane, labels, ids, perCustomer, matrix, centres, order, seed) },
      reference: referenceOf(table, spreads, labels, ids),
      headline: { name: 'silhouette', label: 'Silhouette', value: figures.silhouette, low: null, high: null },
      customers: table.customers.length,
    };
  },
});

const warning = (message: string): Note => ({ kind: 'data', severity: 'warning', message });

/** Labels in the order of the money their customers brought, the most first. */
function bySpend(facts: FeatureTable, labels: Int32Array, groups: number): number[] {
  const money = facts.columns.find(({ name }) => name === 'money365');
  const sums = new Array<number>(groups).fill(0);
  labels.forEach((label, row) => {
    const value = money && money.kind !== 'category' ? (money.numbers[row] ?? 0) : 1;
    if (label >= 0) sums[label] = (sums[label] ?? 0) + value;
  });
  return sums.map((_, label) => label).sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0) || a - b);
}

/** Silhouette of each row; NaN beyond the sample of those that are measured, and where there is one group. */
function silhouettesOf(x: Matrix, labels: Int32Array, seed: number, { signal, parallel }: TaskContext): Float64Array {
  const all = new Float64Array(x.rows).fill(Number.NaN);
  if (new Set(labels.filter((label) => label >= 0)).size < 2) return all;
  const random = createRandom(`${seed}/shown`);
  const rows =
    x.rows <= SILHOUETTES
      ? Array.from(labels.keys())
      : Array.from(labels.keys(), (row) => ({ row, at: random.next() }))
          .sort((a, b) => a.at - b.at)
          .slice(0, SILHOUETTES)
          .map(({ row }) => row);
  const some = Int32Array.from(rows, (row) => labels[row] ?? -1);
  if (new Set(some.filter((label) => label >= 0)).size < 2) return all;
  silhouettes(takeRows(x, rows), some, { signal, parallel }).forEach((value, i) => {
    all[rows[i] ?? 0] = value;
  });
  return all;
}

const valuesOf = (all: Float64Array, labels: Int32Array, label: number): number[] =>
  Array.from(all)
    .filter((value, row) => labels[row] === label && Number.isFinite(value))
    .sort((a, b) => b - a);

function headlineOf(groups: ClusterResult['groups'], customers: number): string {
  const words = [
    'No group',
    'One group',
    'Two groups',
    'Three groups',
    'Four groups',
    'Five groups',
    'Six groups',
    'Seven groups',
    'Eight groups',
    'Nine groups',
    'Ten groups',
  ];
  const first = `${words[groups.length] ?? `${groups.length} groups`} among ${customers.toLocaleString('en-GB')} customers.`;
  const top = groups[0];
  if (!top || top.revenueShare === null) return first;
  return `${first} ${top.name} are ${Math.round(top.share * 100)} % of customers and ${Math.round(top.revenueShare * 100)} % of revenue.`;
}

/** How far customers of a dense group are from its centre at most. */
function reachOf(x: Matrix, labels: Int32Array, centres: readonly (readonly number[])[]): number {
  let most = 0;
  for (let i = 0; i < x.rows; i += 1) {
    const centre = centres[labels[i] ?? -1];
    if (centre)
      most = Math.max(
        most,
        centre.reduce((sum, value, j) => sum + ((x.data[j * x.rows + i] ?? 0) - value) ** 2, 0),
      );
  }
  return Math.sqrt(most);
}

function referenceOf(
  table: FeatureTable,
  spreads: readonly { name: string; label: string }[],
  labels: Int32Array,
  ids: readonly string[],
): DriftReference {
  const label = new Map(spreads.map((one) => [one.name, one.label]));
  return {
    features: [
      ...table.columns.map((column) => ({
        name: column.name,
        label: label.get(column.name) ?? column.name,
        profile:
          column.kind === 'category'
            ? profileCategories(Array.from(column.codes, (code) => column.values[code] ?? null))
            : profileNumbers(column.numbers),
      })),
      { name: SCORE, label: 'Groups', profile: profileCategories(Array.from(labels, (one) => ids[one] ?? 'noise')) },
    ],
  };
}
