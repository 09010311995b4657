import { KMeans } from '@/lib/modelling/cluster/k-means';
import type { Matrix } from '@/lib/modelling/matrix';

/** The means of labelled rows (−1 left out) as a model that assigns others to the nearest. */
export function nearestCentres(x: Matrix, labels: Int32Array): KMeans {
  const groups = labels.reduce((most, label) => Math.max(most, label + 1), 0);
  const centres = new Float64Array(groups * x.columns);
  const counts = new Int32Array(groups);
  labels.forEach((label, i) => {
    if (label < 0) return;
    counts[label] = (counts[label] ?? 0) + 1;
    for (let j = 0; j < x.columns; j += 1) {
      const at = label * x.columns + j;
      centres[at] = (centres[at] ?? 0) + (x.data[j * x.rows + i] ?? 0);
    }
  });
  for (let at = 0; at < centres.length; at += 1)
    centres[at] = (centres[at] ?? 0) / Math.max(1, counts[Math.floor(at / x.columns)] ?? 1);
  return new KMeans({ clusters: groups }).take(
    { centres, counts, inertia: 0, iterations: 0, settled: true },
    new Float64Array(x.columns),
    labels,
  );
}
