/** Ticks at multiples of `step` around values, within an allowed range; at least two of them. */
export function niceTicks(
  values: readonly (number | null | undefined)[],
  { step, from, to }: { step: number; from: number; to: number },
): number[] {
  const known = values.filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
  const low = known.length ? Math.min(...known) : from;
  const high = known.length ? Math.max(...known) : to;
  const wide = high - low > step * 5 ? step * 2 : step;
  const first = Math.max(Math.min(from, low), Math.floor(low / wide) * wide);
  const last = Math.min(to, Math.ceil(high / wide) * wide);
  const count = Math.max(1, Math.round((last - first) / wide));
  return Array.from({ length: count + 1 }, (_, index) => Number((first + index * wide).toFixed(6)));
}

/** Places of values between two ends in pixels, by the first and last tick; what lies outside is put at the end. */
export function scaleOf(ticks: readonly number[], left: number, right: number): (value: number) => number {
  const from = ticks[0] ?? 0;
  const to = ticks.at(-1) ?? 1;
  return (value) => {
    const share = to === from ? 0.5 : (value - from) / (to - from);
    return left + Math.min(1, Math.max(0, share)) * (right - left);
  };
}

/** About `count` round ticks (1, 2 or 5 times a power of ten) that enclose two ends. */
export function roundTicks(low: number, high: number, count = 4): number[] {
  const span = high - low || Math.abs(high) || 1;
  const power = 10 ** Math.floor(Math.log10(span / count));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => span / each <= count) ?? power * 10;
  const first = Math.floor(low / step) * step;
  const last = Math.ceil(high / step) * step;
  return Array.from({ length: Math.round((last - first) / step) + 1 }, (_, index) =>
    Number((first + index * step).toPrecision(10)),
  );
}
