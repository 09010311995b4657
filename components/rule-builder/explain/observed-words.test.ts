import { describe, expect, it } from 'vitest';
import { observedWords } from './observed-words';

const say = (observed: unknown, condition: Parameters<typeof observedWords>[1]) =>
  observedWords(observed, condition, 'EUR');

describe('observedWords', () => {
  it('says what was observed with the unit of the condition', () => {
    expect(say(0, { type: 'event', event: 'Order Completed' })).toBe('never');
    expect(say(3, { type: 'event', event: 'Order Completed' })).toBe('3 times');
    expect(say('12.5', { type: 'metric', metric: 'monetary', op: 'gte', value: 1 })).toBe('€12.50');
    expect(say(1.5, { type: 'score', weights: [{ event: 'x', points: 1 }] })).toBe('1.5 points');
    expect(say(1, { type: 'sequence', steps: [{ event: 'a' }, { event: 'b' }] })).toBe('got to step 1 of 2');
    expect(say(false, { type: 'segment', segment: 's', op: 'in' })).toBe('is not in it');
    expect(say(null, { type: 'consent', channel: 'email', op: 'eq', value: 'subscribed' })).toBe('not known');
  });

  it('says so where there is nothing', () => {
    expect(say(null, { type: 'trait', trait: 'country', op: 'exists' })).toBe('nothing observed');
    expect(say(['a', 'b'], { type: 'trait', trait: 'interests', op: 'exists' })).toBe('a, b');
  });
});
