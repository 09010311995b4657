import { expect, it } from 'vitest';
import { detailWords } from './detail-words';

it('says lists, parts and what is not there in words', () => {
  expect(detailWords({ cap: { days: 7, count: 2 }, quietHours: null, scopes: ['a', 'b'], kept: [], on: false })).toBe(
    'cap: (days: 7, count: 2); quietHours: none; scopes: a, b; kept: none; on: false',
  );
});
