import { describe, expect, it } from 'vitest';
import type { LifecycleThresholds } from '@/lib/catalog';
import { parseRule } from '../parse-rule';
import { leavesOf, planRule } from '../plan/plan-rule';
import { type DueSource, dueSources } from './due-sources';

const DAY = 86_400_000;

/** Sources as text: what, and after how many days. */
function sources(condition: object, lifecycle?: LifecycleThresholds): string[] {
  const leaves = leavesOf([
    planRule(parseRule({ type: 'all', children: [condition] }), { segment: () => undefined }).root,
  ]);
  return dueSources(
    leaves.map((leaf) => leaf.condition),
    undefined,
    lifecycle,
  )
    .map(shown)
    .sort();
}
function shown(source: DueSource): string {
  const subject = 'event' in source ? source.event : 'trait' in source ? source.trait : source.kind;
  return 'after' in source
    ? `${subject} ${source.after / DAY}`
    : 'bound' in source
      ? `${subject} ${source.bound}`
      : subject;
}

describe('dueSources', () => {
  it('names the arrival of events of the future, and the ends of their windows', () => {
    expect(
      sources({
        type: 'event',
        event: 'A',
        within: '2d',
        olderThan: '1d',
        notFollowedBy: { event: 'B', within: '3d' },
      }),
    ).toEqual(['A 0', 'A 1', 'A 2', 'B 0']);
    expect(sources({ type: 'sequence', steps: [{ event: 'A' }, { event: 'B', within: '1d' }], within: '5d' })).toEqual([
      'A 0',
      'A 5',
      'B 0',
      'B 5',
    ]);
    expect(sources({ type: 'event', event: 'A', from: '2024-01-01', to: '2025-01-01' })).toEqual(['A 0']);
  });

  it('names when a decaying score passes a number, and when its points are spent', () => {
    expect(sources({ type: 'score', weights: [{ event: 'A', points: 1 }], within: '9d', value: 4 })).toEqual([
      'A 0',
      'A 9',
    ]);
    expect(
      sources({ type: 'score', weights: [{ event: 'A', points: 1 }], halfLife: '1d', op: 'between', value: [4, 5] }),
    ).toEqual(['A 0', 'A 200', 'score 4', 'score 5']);
  });

  it('names the ages at which whole days pass a number', () => {
    expect(sources({ type: 'metric', metric: 'recencyDays', op: 'lte', value: 30 })).toEqual([
      'Order Completed 0',
      'Order Completed 30',
      'Order Completed 31',
    ]);
    expect(sources({ type: 'metric', metric: 'tenureDays', op: 'gt', value: 6.5 })).toEqual([
      'firstSeen 0',
      'firstSeen 7',
    ]);
    expect(sources({ type: 'metric', metric: 'lifecycleStage', op: 'eq', value: 'lapsed' })).toEqual([
      'Order Completed 0',
      'Order Completed 180',
      'Order Completed 30',
      'Order Completed 90',
    ]);
    const own = { newDays: 5, activeDays: 100, lapsedDays: 120 };
    expect(sources({ type: 'metric', metric: 'lifecycleStage', op: 'eq', value: 'lapsed' }, own)).toEqual([
      'Order Completed 0',
      'Order Completed 100',
      'Order Completed 120',
      'Order Completed 5',
    ]);
    expect(sources({ type: 'metric', metric: 'monetary', op: 'gt', value: 5 })).toEqual([
      'Order Completed 0',
      'Order Refunded 0',
    ]);
    expect(sources({ type: 'metric', metric: 'sessions', op: 'gt', value: 5 })).toEqual(['session']);
  });

  it('names the days that traits speak of, and nothing for what time does not touch', () => {
    expect(sources({ type: 'trait', trait: 'birthday', op: 'within', value: '7d' })).toEqual([
      'birthday 0',
      'birthday 7',
    ]);
    expect(sources({ type: 'trait', trait: 'birthday', op: 'anniversaryWithin', value: '7d' })).toEqual(['birthday']);
    expect(sources({ type: 'trait', trait: 'birthday', op: 'gt', value: '2020-01-01' })).toEqual([]);
    expect(sources({ type: 'metric', metric: 'engagementScore', op: 'gt', value: 5 })).toEqual([]);
    expect(sources({ type: 'consent', channel: 'email', op: 'eq', value: 'unknown' })).toEqual([]);
  });

  it('leaves out what lies beyond the calendar', () => {
    expect(sources({ type: 'event', event: 'A', within: '9999999w' })).toEqual(['A 0']);
  });
});
