import { createRandom } from '@/lib/core';
import { KMeans } from '@/lib/modelling/cluster/k-means';
import { type Matrix, takeRows } from '@/lib/modelling/matrix';
import { RandomForestClassifier } from '@/lib/modelling/tree/random-forest-classifier';
import type { ClusterResult } from '../../types';
import type { Grouping } from './group-rows';
import { nearestCentres } from './nearest-centres';

const FOLDS = 5;
const TREES = 60;
const ROWS = 20_000;

export interface SecondStage {
  centres: KMeans;
  classifier: RandomForestClassifier | null;
  assignment: NonNullable<ClusterResult['assignment']>;
}

/**
 * The second stage: what assigns customers who were not there. Groups of K-Means are assigned by their centres; others by a random
 * forest that has learned them. The accuracy is that on customers who were left out of learning, five folds.
 */
export function learnAssignment(
  x: Matrix,
  { labels, kMeans }: Pick<Grouping, 'labels' | 'kMeans'>,
  ids: readonly string[],
  seed: number,
): SecondStage {
  const rows = Array.from(labels.keys()).filter((row) => (labels[row] ?? -1) >= 0);
  const random = createRandom(`${seed}/second stage`);
  const shuffled = rows
    .map((row) => ({ row, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, ROWS)
    .map(({ row }) => row);
  const truth: number[] = [];
  const said: number[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const learn = shuffled.filter((_, i) => i % FOLDS !== fold);
    const held = shuffled.filter((_, i) => i % FOLDS === fold);
    if (held.length === 0 || learn.length < ids.length) continue;
    const part = takeRows(x, held);
    const found = kMeans ? refit(kMeans, takeRows(x, learn)).predict(part) : foldClasses(x, labels, learn, part, seed);
    held.forEach((row, i) => {
      truth.push(labels[row] ?? -1);
      said.push(found[i] ?? -1);
    });
  }
  const right = truth.filter((label, i) => label === said[i]).length;
  return {
    centres: kMeans ?? nearestCentres(x, labels),
    classifier: kMeans || ids.length < 2 ? null : forest(takeRows(x, shuffled), labels, shuffled, seed),
    assignment: {
      method: kMeans ? 'the nearest centre of the groups' : `a random forest of ${TREES} trees`,
      accuracy: truth.length > 0 ? right / truth.length : null,
      byGroup: ids.map((group, label) => {
        const both = truth.filter((one, i) => one === label && said[i] === label).length;
        const named = said.filter((one) => one === label).length;
        const own = truth.filter((one) => one === label).length;
        return { group, precision: named > 0 ? both / named : null, recall: own > 0 ? both / own : null };
      }),
    },
  };
}

/** The same groups from other rows: begun at their centres, so that labels keep their meaning. */
const refit = (model: KMeans, x: Matrix): KMeans =>
  new KMeans({ clusters: model.centres.length, start: model.centres }).fit(x);

/** What a forest of some rows says of others; a group without a row among them is never said. */
function foldClasses(x: Matrix, labels: Int32Array, learn: readonly number[], part: Matrix, seed: number): Int32Array {
  const there = [...new Set(learn.map((row) => labels[row] ?? 0))].sort((a, b) => a - b);
  if (there.length < 2) return new Int32Array(part.rows).fill(there[0] ?? -1);
  const renamed = labels.map((label) => there.indexOf(label));
  return classes(forest(takeRows(x, learn), renamed, learn, seed), part).map((place) => there[place] ?? -1);
}

function forest(x: Matrix, labels: Int32Array, rows: readonly number[], seed: number): RandomForestClassifier {
  return new RandomForestClassifier({ trees: TREES, seed }).fit(
    x,
    Int32Array.from(rows, (row) => labels[row] ?? 0),
  );
}

/** The likeliest class of each row. */
export function classes(model: RandomForestClassifier, x: Matrix): Int32Array {
  const found = model.predictProbability(x);
  return Int32Array.from({ length: x.rows }, (_, row) => {
    let best = 0;
    for (let c = 1; c < found.columns; c += 1)
      if ((found.data[c * x.rows + row] ?? 0) > (found.data[best * x.rows + row] ?? 0)) best = c;
    return best;
  });
}
