import { expect, test } from 'vitest';
import { notSentWords } from './words';

test('why messages were not sent is said in words, also where nobody has words for it', () => {
  const rows = ['gaveUp', 'withdrew', 'render', 'somethingNew'].map((reason, n) => ({ reason, count: n + 1 }));
  expect(notSentWords(rows)).toBe(
    '1 given up after a day and a half of tries, 2 withdrew it, 3 could not be made for the customer, 4 not handed over',
  );
});
