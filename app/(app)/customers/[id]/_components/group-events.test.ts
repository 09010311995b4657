import { describe, expect, it } from 'vitest';
import { groupEvents, type TimelineEvent } from './group-events';

const event = (id: string, minute: number, name = 'Product Viewed', call = 'track'): TimelineEvent => {
  const at = new Date(Date.UTC(2026, 0, 1, 12, minute));
  return { id, call, name, occurredAt: at, receivedAt: at, properties: null, context: null };
};
const shape = (events: TimelineEvent[]) =>
  groupEvents(events).map((group) => [group.session, group.events.map(({ id }) => id).join('')]);

describe('groupEvents', () => {
  it('makes one visit of events no more than half an hour apart', () => {
    expect(shape([event('c', 50), event('b', 20), event('a', 0)])).toEqual([[true, 'cba']]);
  });
  it('begins another after a longer pause', () => {
    expect(shape([event('b', 31), event('a', 0)])).toEqual([
      [true, 'b'],
      [true, 'a'],
    ]);
  });
  it('lets an email stand by itself', () => {
    expect(shape([event('c', 10), event('b', 5, 'Email Delivered'), event('a', 0)])).toEqual([
      [true, 'c'],
      [false, 'b'],
      [true, 'a'],
    ]);
  });
  it('takes nothing for nothing', () => expect(groupEvents([])).toEqual([]));
});
