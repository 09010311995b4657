import { detectableShare } from '@/lib/statistics/detectable-effect';
import type { Finding } from './finding';

/** Fewer members than this repay no campaign of their own. */
export const LEAST_TO_ACT = 30;
/** A rise of the order rate by less than half is what most campaigns bring. */
const USUAL_LIFT = 0.5;

const count = (value: number): string => value.toLocaleString('en-GB');
const percent = (share: number): string => `${(share * 100).toLocaleString('en-GB', { maximumFractionDigits: 1 })} %`;

/**
 * Whether a segment is large enough to act on, and to test on: the smallest order rate that an experiment on all of its
 * members, halved, could tell from `baseline` (the share of customers who order within 30 days).
 */
export function lintSize(size: number, baseline: number): Finding[] {
  if (size === 0) return [];
  if (size < LEAST_TO_ACT)
    return [
      {
        kind: 'tooSmallToAct',
        severity: 'warn',
        place: '',
        message: `Too small to act on: ${count(size)} ${size === 1 ? 'customer' : 'customers'}.`,
      },
    ];
  if (!(baseline > 0)) return [];
  const detectable = detectableShare(baseline, size);
  if (detectable !== null && detectable <= baseline * (1 + USUAL_LIFT)) return [];
  return [
    {
      kind: 'tooSmallToTest',
      severity: 'info',
      place: '',
      message:
        detectable === null
          ? `Too small to test on: no effect could be told from chance among ${count(size)} customers.`
          : `Too small to test on: among ${count(size)} customers, an order rate of ${percent(baseline)} would have to rise to ${percent(detectable)} to be told from chance.`,
    },
  ];
}
