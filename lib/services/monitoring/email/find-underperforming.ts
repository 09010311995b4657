import { wilsonInterval } from '@/lib/statistics/proportion';
import type { SegmentResponse } from './sql/read-segment-response';

export interface Underperforming {
  id: string;
  name: string;
  measure: 'opens' | 'clicks';
  rate: number;
  low: number;
  high: number;
  /** Of everyone who is not in the segment. */
  others: number;
  delivered: number;
}

export const LEAST_DELIVERED = 200;
const SHOWN = 3;

/**
 * Segments whose members open or click less than everyone else by more than chance (the others' rate lies above Wilson's
 * interval of theirs), those that fall behind most first; each once, by what is worse.
 */
export function findUnderperforming(rows: readonly SegmentResponse[]): Underperforming[] {
  const found = rows.flatMap((row): (Underperforming & { behind: number })[] => {
    if (row.delivered < LEAST_DELIVERED || row.othersDelivered < LEAST_DELIVERED) return [];
    const judged = (['opens', 'clicks'] as const).flatMap((measure) => {
      const [part, others] =
        measure === 'opens'
          ? [row.opened, row.othersOpened / row.othersDelivered]
          : [row.clicked, row.othersClicked / row.othersDelivered];
      const { low, high } = wilsonInterval(Math.min(part, row.delivered), row.delivered);
      if (high >= others || others === 0) return [];
      const { id, name, delivered } = row;
      return [{ id, name, measure, rate: part / delivered, low, high, others, delivered, behind: high / others }];
    });
    return judged.sort((a, b) => a.behind - b.behind).slice(0, 1);
  });
  return found
    .sort((a, b) => a.behind - b.behind)
    .slice(0, SHOWN)
    .map(({ behind: _behind, ...rest }) => rest);
}
