import type { ClassifierResult } from '../../types';
import { type Answers, aucFigure } from './figures';
import type { Slice } from './payload';

/** Fewer are not looked at by themselves: the figure would say nothing, and perhaps too much about a few people. */
const LEAST = 30;

/** How well it does for parts of the hold-out, everyone first. */
export function fairnessOf(
  slices: readonly Slice[],
  answers: Answers,
  threshold: number,
): ClassifierResult['fairness'] {
  const everyone: Slice = {
    name: 'Everyone',
    group: 'everyone',
    protected: false,
    rows: Array.from(answers.labels.keys()),
  };
  return [everyone, ...slices.filter(({ rows }) => rows.length >= LEAST)].map(
    ({ name, group, protected: guarded, rows }) => {
      const labels = Int32Array.from(rows, (row) => answers.labels[row] ?? 0);
      const probabilities = Float64Array.from(rows, (row) => answers.probabilities[row] ?? 0);
      return {
        name,
        group,
        protected: guarded,
        rows: rows.length,
        rate: rows.length > 0 ? labels.reduce((sum, label) => sum + label, 0) / rows.length : null,
        flagged: rows.length > 0 ? probabilities.filter((p) => p >= threshold).length / rows.length : null,
        rocAuc: aucFigure({ labels, probabilities }),
      };
    },
  );
}
