import { als5m } from './als-5m';
import type { ModellingCase } from './case';
import { dbscan50k } from './dbscan-50k';
import { forest200k } from './forest-200k';
import { gbdt200k } from './gbdt-200k';
import { kmeans1m } from './kmeans-1m';
import { kmeansSweep100k } from './kmeans-sweep-100k';
import { pca1m } from './pca-1m';
import { silhouette10k } from './silhouette-10k';
import { ward5k } from './ward-5k';

/** All cases, in the order in which they run. */
export const CASES: readonly ModellingCase[] = [
  kmeans1m,
  kmeansSweep100k,
  silhouette10k,
  pca1m,
  dbscan50k,
  ward5k,
  gbdt200k,
  forest200k,
  als5m,
];
