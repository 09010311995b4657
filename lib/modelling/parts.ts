import { columnPart, nearerPart, spreadPart, stepPart } from './cluster/point-parts';
import { distanceSumsPart } from './cluster/silhouette';
import { covariancePart } from './decomposition/covariance';
import { extremesPart } from './decomposition/extremes';
import type { Part } from './parallel';
import { probePart } from './probe-part';
import { alsPart } from './recommend/als-solve';
import { countPart, expandPart } from './tree/boost-kernels';
import { forestPart } from './tree/train-forest';

/** All parts that helper threads can do; a part that is not here cannot be spread. */
export const PARTS: readonly Part<never, unknown>[] = [
  alsPart,
  probePart,
  columnPart,
  stepPart,
  spreadPart,
  nearerPart,
  distanceSumsPart,
  forestPart,
  countPart,
  expandPart,
  covariancePart,
  extremesPart,
];
