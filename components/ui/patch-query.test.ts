import { expect, test } from 'vitest';
import { patchQuery } from './patch-query';

test('a changed filter begins the list anew and keeps the rest', () => {
  expect(patchQuery(new URLSearchParams('q=a&cursor=x&sort=-name'), { country: ['GB', 'DE'] })).toBe(
    'q=a&sort=-name&country=GB&country=DE',
  );
});

test('what is emptied leaves the address', () => {
  expect(patchQuery(new URLSearchParams('q=a&country=GB'), { q: '', country: null })).toBe('');
});

test('going on keeps the cursor', () => {
  expect(patchQuery(new URLSearchParams('q=a'), { cursor: 'y' })).toBe('q=a&cursor=y');
});
