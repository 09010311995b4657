import { expect, test } from 'vitest';
import { lineOf, printLines } from './print-lines';

const value = { type: 'track', 'a/b': [1, { deep: null }], empty: {}, list: [], text: 'x "y"' };

test('prints as JSON.stringify does', () => {
  expect(
    printLines(value)
      .map((line) => line.text)
      .join('\n'),
  ).toBe(JSON.stringify(value, null, 2));
});

test('finds the line of a place, and of what is missing the line of what holds it', () => {
  const lines = printLines(value);
  expect(lines[lineOf(lines, '/a~1b/1/deep')]?.text).toContain('"deep": null');
  expect(lines[lineOf(lines, '/a~1b/1/userId')]?.text.trim()).toBe('{');
  expect(lineOf(lines, '/userId')).toBe(0);
  expect(lineOf(lines, '')).toBe(0);
});
