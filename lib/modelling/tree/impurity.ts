/**
 * How mixed a set of rows is, from `width` sums over it, times its weight; a split gains what the children have less.
 * Classes: the weight of each class. Numbers: the weight, and the sum of weight · y (its square may be left out: it is the
 * same on both sides of a comparison).
 */
export interface Impurity {
  readonly width: number;
  /** What to maximise over a split, summed over both sides: the higher, the purer. */
  purity(sums: Float64Array, offset: number): number;
  weight(sums: Float64Array, offset: number): number;
  /** What a leaf answers: `answers` numbers. */
  readonly answers: number;
  answer(sums: Float64Array, offset: number): number[];
}

/** Gini: the sum of squared class weights over the weight (Breiman et al., Classification and Regression Trees, 1984). */
export function gini(classes: number): Impurity {
  const weight = (sums: Float64Array, offset: number): number => {
    let total = 0;
    for (let c = 0; c < classes; c += 1) total += sums[offset + c] ?? 0;
    return total;
  };
  return {
    width: classes,
    answers: classes,
    weight,
    purity: (sums, offset) => {
      let [total, squares] = [0, 0];
      for (let c = 0; c < classes; c += 1) {
        const value = sums[offset + c] ?? 0;
        total += value;
        squares += value * value;
      }
      return total > 0 ? squares / total : 0;
    },
    answer: (sums, offset) => {
      const total = weight(sums, offset);
      return Array.from({ length: classes }, (_, c) => (sums[offset + c] ?? 0) / total);
    },
  };
}

/** Squared error around the mean. */
export const squaredError: Impurity = {
  width: 2,
  answers: 1,
  weight: (sums, offset) => sums[offset] ?? 0,
  purity: (sums, offset) => {
    const weight = sums[offset] ?? 0;
    return weight > 0 ? (sums[offset + 1] ?? 0) ** 2 / weight : 0;
  },
  answer: (sums, offset) => [(sums[offset + 1] ?? 0) / (sums[offset] ?? 1)],
};
