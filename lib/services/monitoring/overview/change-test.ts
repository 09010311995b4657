/** 19 times in 20, chance alone gives less than this many standard deviations. */
const Z = 1.96;

/**
 * How large a difference of two sums chance alone gives 19 times in 20, where customers come independently and each
 * brings their own amount: variance of such a sum is estimated by the sum of the squared amounts (compound Poisson).
 * For counts the amounts are 1 and the squares are the counts themselves.
 */
export const chanceRange = (squares: number, squaresBefore: number): number =>
  Z * Math.sqrt(Math.max(0, squares + squaresBefore));

/** True where a difference is larger than chance alone would give. */
export const isClear = (difference: number, squares: number, squaresBefore: number): boolean =>
  difference !== 0 && Math.abs(difference) > chanceRange(squares, squaresBefore);

/** The least number of cases on which a rate is given as a percentage. */
export const LEAST_FOR_A_RATE = 30;

/** Mean and the range of 19 in 20 of the values, two standard deviations to either side; undefined under 8 values. */
export function usualRange(values: readonly number[]): { low: number; high: number } | undefined {
  if (values.length < LEAST_HISTORY) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const reach = Z * Math.sqrt(variance);
  return { low: Math.max(0, Math.floor(mean - reach)), high: Math.ceil(mean + reach) };
}

/** Weeks of history below which no range is expected. */
export const LEAST_HISTORY = 8;
