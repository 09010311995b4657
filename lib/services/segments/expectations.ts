import type { FieldError } from '@/lib/core';
import type { SegmentChecks } from './segment-checks';

/** The figures of a change of a segment, in customers. */
export interface ChangeFigures {
  /** Members now; null where the segment is not live yet. */
  before: number | null;
  after: number;
  entering: number;
  leaving: number;
  /** Members then who are in the segment of the cross-check too. */
  shared?: { name: string; both: number };
}

const count = (value: number): string => value.toLocaleString('en-GB');
const percent = (share: number): string => `${(share * 100).toLocaleString('en-GB', { maximumFractionDigits: 1 })} %`;

/**
 * What of an owner's expectations a change would break, each at its place with the figures in words. `defaultLimit` is
 * the limit of change where the owner has set none; null for no limit.
 */
export function brokenExpectations(
  checks: SegmentChecks | null,
  { before, after, entering, leaving, shared }: ChangeFigures,
  defaultLimit: number | null,
): FieldError[] {
  const broken: FieldError[] = [];
  const say = (key: keyof SegmentChecks, message: string): void => {
    broken.push({ path: `/checks/${key}`, message });
  };
  const { minSize, maxSize, crossCheck } = checks ?? {};
  if (minSize != null && after < minSize)
    say('minSize', `It would have ${count(after)} members; at least ${count(minSize)} are expected.`);
  if (maxSize != null && after > maxSize)
    say('maxSize', `It would have ${count(after)} members; at most ${count(maxSize)} are expected.`);
  const limit = checks?.changeLimit ?? defaultLimit;
  const moved = entering + leaving;
  if (limit !== null && before !== null && moved > limit * before)
    say(
      'changeLimit',
      before === 0
        ? `${count(entering)} customers would enter a segment that nobody is in now.`
        : `${count(entering)} customers would enter and ${count(leaving)} leave: ${percent(moved / before)} of the ${count(before)} members now; the limit is ${percent(limit)}.`,
    );
  if (crossCheck && shared) {
    const share = after === 0 ? 0 : shared.both / after;
    const fails = after > 0 && (crossCheck.op === 'atMost' ? share > crossCheck.share : share < crossCheck.share);
    if (fails)
      say(
        'crossCheck',
        `${count(shared.both)} of its ${count(after)} members (${percent(share)}) would be in “${shared.name}” too; ${crossCheck.op === 'atMost' ? 'at most' : 'at least'} ${percent(crossCheck.share)} are expected.`,
      );
  }
  return broken;
}
