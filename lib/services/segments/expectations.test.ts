import { describe, expect, it } from 'vitest';
import { brokenExpectations } from './expectations';
import { checksSchema } from './segment-checks';

const figures = { before: 100, after: 100, entering: 0, leaving: 0 };
const paths = (
  ...[checks, change, limit = null]: [Parameters<typeof brokenExpectations>[0], object, (number | null)?]
) => brokenExpectations(checks, { ...figures, ...change }, limit).map(({ path }) => path);

describe('what is expected of a segment', () => {
  it('is kept at the limits themselves and broken beyond them', () => {
    expect(paths({ minSize: 100, maxSize: 100 }, {})).toEqual([]);
    expect(paths({ minSize: 101 }, {})).toEqual(['/checks/minSize']);
    expect(paths({ maxSize: 99 }, {})).toEqual(['/checks/maxSize']);
    expect(paths({ changeLimit: 0.2 }, { entering: 12, leaving: 8 })).toEqual([]);
    expect(paths({ changeLimit: 0.2 }, { entering: 12, leaving: 9 })).toEqual(['/checks/changeLimit']);
  });

  it('asks about change only where there were members to lose, by the owner’s limit before any other', () => {
    expect(paths(null, { entering: 50 }, 0.2)).toEqual(['/checks/changeLimit']);
    expect(paths({ changeLimit: 1 }, { entering: 50 }, 0.2)).toEqual([]);
    expect(paths(null, { entering: 50 }, null)).toEqual([]);
    expect(paths(null, { before: null, entering: 100 }, 0.2)).toEqual([]);
    const [empty] = brokenExpectations(null, { before: 0, after: 3, entering: 3, leaving: 0 }, 0.2);
    expect(empty?.message).toBe('3 customers would enter a segment that nobody is in now.');
  });

  it('compares with another segment, both ways; nobody is in none', () => {
    const cross = (op: 'atMost' | 'atLeast', share: number, both: number, after = 100) =>
      paths({ crossCheck: { segmentId: 's', op, share } }, { after, shared: { name: 'S', both } });
    expect(cross('atMost', 0.5, 50)).toEqual([]);
    expect(cross('atMost', 0.5, 51)).toEqual(['/checks/crossCheck']);
    expect(cross('atLeast', 0.5, 49)).toEqual(['/checks/crossCheck']);
    expect(cross('atLeast', 0.5, 0, 0)).toEqual([]);
  });

  it('is refused where it can never be kept', () => {
    const refused = checksSchema.safeParse({ minSize: 10, maxSize: 9 });
    expect(refused.error?.issues[0]?.path).toEqual(['maxSize']);
    expect(checksSchema.safeParse({ minSize: null, changeLimit: 0.1 }).success).toBe(true);
  });
});
