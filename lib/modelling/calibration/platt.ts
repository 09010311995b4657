import { AppError } from '@/lib/core';
import { countBinary } from '../metrics/check-labels';

/** Probability = 1 / (1 + e^(slope · score + offset)). */
export interface PlattScale {
  readonly slope: number;
  readonly offset: number;
}

/**
 * Fits a sigmoid to scores by Newton's method with backtracking, towards targets drawn in a little from 0 and 1 (Platt 1999,
 * in the form of Lin, Lin and Weng, Machine Learning 68, 2007). Throws invalidInput for one class only.
 */
export function fitPlatt(scores: ArrayLike<number>, labels: ArrayLike<number>): PlattScale {
  const { positives, negatives } = countBinary(labels);
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (negatives + 2);
  const n = labels.length;
  const loss = (a: number, b: number): number => {
    let sum = 0;
    for (let i = 0; i < n; i += 1) {
      const z = a * (scores[i] ?? 0) + b;
      const target = labels[i] === 1 ? high : low;
      sum += z >= 0 ? target * z + Math.log1p(Math.exp(-z)) : (target - 1) * z + Math.log1p(Math.exp(z));
    }
    return sum;
  };
  let [a, b] = [0, Math.log((negatives + 1) / (positives + 1))];
  let value = loss(a, b);
  for (let iteration = 0; iteration < 100; iteration += 1) {
    let [h11, h22, h21, g1, g2] = [1e-12, 1e-12, 0, 0, 0];
    for (let i = 0; i < n; i += 1) {
      const score = scores[i] ?? 0;
      const p = apply({ slope: a, offset: b }, score);
      const curve = p * (1 - p);
      const error = (labels[i] === 1 ? high : low) - p;
      h11 += score * score * curve;
      h22 += curve;
      h21 += score * curve;
      g1 += score * error;
      g2 += error;
    }
    if (Math.abs(g1) < 1e-8 && Math.abs(g2) < 1e-8) break;
    const determinant = h11 * h22 - h21 * h21;
    const da = -(h22 * g1 - h21 * g2) / determinant;
    const db = -(h11 * g2 - h21 * g1) / determinant;
    const slope = g1 * da + g2 * db;
    let step = 1;
    let next = loss(a + da, b + db);
    while (!(next <= value + 1e-4 * step * slope) && step > 1e-10) {
      step /= 2;
      next = loss(a + step * da, b + step * db);
    }
    if (!(next <= value)) break;
    a += step * da;
    b += step * db;
    value = next;
  }
  if (!Number.isFinite(a) || !Number.isFinite(b)) throw new AppError('invalidInput', 'The scores are too extreme.');
  return { slope: a, offset: b };
}

function apply({ slope, offset }: PlattScale, score: number): number {
  const z = slope * score + offset;
  return z >= 0 ? Math.exp(-z) / (1 + Math.exp(-z)) : 1 / (1 + Math.exp(z));
}

export const plattProbability = apply;
