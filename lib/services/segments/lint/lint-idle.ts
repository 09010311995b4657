import type { Finding } from './finding';

/** What a live segment has done lately. */
export interface Activity {
  size: number;
  /** Days since it went live. */
  liveDays: number;
  /** Customers who entered or left in the last 90 days (since it went live, where that is less). */
  moves: number;
  /** Other segments refer to it or stand below it. */
  used: boolean;
}

const EMPTY_DAYS = 14;
const IDLE_DAYS = 90;

/** Segments that nobody is in, and such as do not move and that nothing uses. */
export function lintIdle({ size, liveDays, moves, used }: Activity): Finding[] {
  if (size === 0 && liveDays >= EMPTY_DAYS)
    return [
      { kind: 'empty', severity: 'warn', place: '', message: 'Nobody is in it. Archive it, or look at its rule.' },
    ];
  if (liveDays >= IDLE_DAYS && moves === 0 && !used)
    return [
      {
        kind: 'idle',
        severity: 'info',
        place: '',
        message:
          'Nobody has entered or left for 90 days, and no other segment uses it. Archive it, if nobody needs it.',
      },
    ];
  return [];
}

/** From this many live segments on, nobody can know them all. */
export const MANY_SEGMENTS = 100;

/** Of a shop with very many segments: said once, with how many of them are small. */
export function lintShop(live: number, small: number): Finding[] {
  if (live < MANY_SEGMENTS) return [];
  return [
    {
      kind: 'overSegmented',
      severity: 'warn',
      place: '',
      message: `${live.toLocaleString('en-GB')} segments are live, ${small.toLocaleString('en-GB')} of them with fewer than 100 customers. Archive what nobody uses.`,
    },
  ];
}
