/** From here on two features say nearly the same. */
const CLOSE = 0.8;

export interface ClosePair {
  a: string;
  b: string;
  value: number;
}

/** Pairs that go together closely, the closest first. */
export function closePairs(
  features: readonly { label: string; at: number }[],
  between: (a: number, b: number) => number | null,
): ClosePair[] {
  return features
    .flatMap((a, index) =>
      features.slice(index + 1).flatMap((b): ClosePair[] => {
        const value = between(a.at, b.at);
        return value !== null && Math.abs(value) >= CLOSE ? [{ a: a.label, b: b.label, value }] : [];
      }),
    )
    .sort((x, y) => Math.abs(y.value) - Math.abs(x.value));
}
