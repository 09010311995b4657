import { checkPair } from './check-labels';

export interface CalibrationBin {
  /** From, up to. */
  readonly low: number;
  readonly high: number;
  readonly rows: number;
  readonly meanPredicted: number;
  /** Share of 1 among the rows. */
  readonly observed: number;
}

/** The predicted against the observed share, in bins of equal width or of equally many rows; empty bins are left out. */
export function calibrationCurve(
  labels: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  { bins = 10, by = 'width' }: { bins?: number; by?: 'width' | 'rows' } = {},
): CalibrationBin[] {
  checkPair(labels, probabilities);
  const edges =
    by === 'width' ? Array.from({ length: bins + 1 }, (_, i) => i / bins) : quantileEdges(probabilities, bins);
  const sums = edges.slice(1).map((high, i) => ({ low: edges[i] ?? 0, high, rows: 0, predicted: 0, positives: 0 }));
  for (let i = 0; i < labels.length; i += 1) {
    const p = probabilities[i] ?? 0;
    const bin = sums.find((one) => p <= one.high) ?? sums.at(-1);
    if (!bin) continue;
    bin.rows += 1;
    bin.predicted += p;
    bin.positives += labels[i] === 1 ? 1 : 0;
  }
  return sums
    .filter((bin) => bin.rows > 0)
    .map(({ low, high, rows, predicted, positives }) => ({
      low,
      high,
      rows,
      meanPredicted: predicted / rows,
      observed: positives / rows,
    }));
}

function quantileEdges(values: ArrayLike<number>, bins: number): number[] {
  const sorted = Float64Array.from(values).sort();
  const edges = Array.from({ length: bins + 1 }, (_, i) => sorted[Math.round((i * (sorted.length - 1)) / bins)] ?? 0);
  return edges.filter((edge, i) => i === 0 || i === 1 || edge > (edges[i - 1] ?? 0));
}

/**
 * Expected calibration error: the mean distance between predicted and observed share, weighted by the rows of each bin
 * (Naeini, Cooper and Hauskrecht, AAAI 2015).
 */
export function expectedCalibrationError(
  labels: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  bins = 10,
): number {
  return calibrationCurve(labels, probabilities, { bins }).reduce(
    (sum, bin) => sum + (bin.rows / labels.length) * Math.abs(bin.meanPredicted - bin.observed),
    0,
  );
}
