import { Z_95 } from './normal';

export interface Interval {
  low: number;
  high: number;
}

/**
 * The 95 % interval of a share, of `part` in `whole` (Wilson's score interval without continuity correction; Newcombe,
 * Statistics in Medicine 17, 1998, method 3). Between 0 and 1 also where nothing or everything was found; throws
 * RangeError for a whole of nothing.
 */
export function wilsonInterval(part: number, whole: number, z = Z_95): Interval {
  if (!(whole > 0) || part < 0 || part > whole) throw new RangeError(`no share: ${part} of ${whole}`);
  const share = part / whole;
  const square = (z * z) / whole;
  const middle = (share + square / 2) / (1 + square);
  const half = (z * Math.sqrt((share * (1 - share)) / whole + square / (4 * whole))) / (1 + square);
  return { low: part === 0 ? 0 : Math.max(0, middle - half), high: part === whole ? 1 : Math.min(1, middle + half) };
}
