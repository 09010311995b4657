/** 19 times in 20, chance alone gives less than this many standard deviations. */
const Z = 1.96;

/**
 * How large a difference of two sums chance alone gives 19 times in 20, customers being independent of each other: if
 * what each brought more or less had been as likely the other way (a sign-flip test). The variance is the sum of the
 * squared differences of each customer: the squares of both sums, less twice the products of the two amounts of those
 * who are in both. For counts of different people the amounts are 1, the squares the counts, and there are no products.
 */
export const chanceRange = (squares: number, squaresBefore: number, products = 0): number =>
  Z * Math.sqrt(Math.max(0, squares + squaresBefore - 2 * products));

/** True where a difference is larger than chance alone would give. */
export const isClear = (difference: number, squares: number, squaresBefore: number, products = 0): boolean =>
  difference !== 0 && Math.abs(difference) > chanceRange(squares, squaresBefore, products);

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
