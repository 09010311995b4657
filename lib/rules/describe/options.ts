import type { Units } from './values';

export interface DescribeOptions {
  /** Name of a segment by id or key. */
  segmentName?(reference: string): string | undefined;
  /** Writes money and shares with their units; plain numbers where it is left out. */
  units?: Units;
}
