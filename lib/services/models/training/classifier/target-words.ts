import type { ClassifierResult, Target } from '../../types';

export interface TargetWords {
  question: string;
  outcomeMeans: string;
  words: ClassifierResult['words'];
  /** How a higher probability is called, beside “the longer”: riskier, likelier. */
  more: string;
  less: string;
}

const times = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;
const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A target in the marketer's words. */
export function wordsOf(target: Target): TargetWords {
  const within = `in the ${times(target.horizonDays, 'day')} after the score`;
  const next = `in the next ${times(target.horizonDays, 'day')}`;
  const likelier = { more: 'likelier', less: 'less likely' };
  switch (target.type) {
    case 'churn': {
      const least = `${NUMBERS[target.minOrders] ?? target.minOrders} or more orders`;
      return {
        question: `Who, among customers with ${least} and one within a year, will order nothing ${next}?`,
        outcomeMeans: `no order ${within}`,
        words: { positive: 'leaves', negative: 'stays', positives: 'leave', negatives: 'stay' },
        more: 'riskier',
        less: 'safer',
      };
    }
    case 'nextPurchase': {
      const what = target.category ? `something of ${target.category}` : 'something';
      return {
        question: `Who, among customers seen within a year, will order ${what} ${next}?`,
        outcomeMeans: `an order${target.category ? ` with ${what}` : ''} ${within}`,
        words: { positive: 'orders', negative: 'does not', positives: 'order', negatives: 'do not' },
        ...likelier,
      };
    }
    case 'categoryPreference':
      return {
        question: `Of which category will the next order ${next} be?`,
        outcomeMeans: `the category that most of the money of the next order ${within} went to`,
        words: { positive: 'is of it', negative: 'is of another', positives: 'are of it', negatives: 'are of another' },
        ...likelier,
      };
    case 'emailEngagement': {
      const act = target.act;
      return {
        question: `Who, among customers who were sent an email within 90 days, will ${act} one ${next}?`,
        outcomeMeans: `an email ${act === 'click' ? 'clicked' : 'opened'} ${within}, of those who were sent one`,
        words: { positive: `${act}s`, negative: 'does not', positives: act, negatives: 'do not' },
        ...likelier,
      };
    }
    case 'event':
      return {
        question: `Who, among customers seen within a year, will do “${target.event}” ${next}?`,
        outcomeMeans: `“${target.event}” ${within}`,
        words: { positive: 'does it', negative: 'does not', positives: 'do it', negatives: 'do not' },
        ...likelier,
      };
    case 'lifetimeValue':
      return {
        question: `What will each customer spend ${next}?`,
        outcomeMeans: `the money of orders ${within}`,
        words: { positive: 'spends', negative: 'does not', positives: 'spend', negatives: 'do not' },
        ...likelier,
      };
  }
}
