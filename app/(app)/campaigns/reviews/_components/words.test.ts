import { expect, it } from 'vitest';
import { emailDocumentSchema } from '@/lib/content/document/document';
import { blockAt, findingMarks } from './email-marks';
import { consequenceWords } from './words';

const told = { audience: 888, continuous: false };
const last = { may: true, nth: 2, of: 2, last: true } as const;
const act = { act: 'sends', at: new Date('2026-11-24T07:30:00Z'), missing: 1, others: 0 } as const;
const said = (...args: Parameters<typeof consequenceWords>) => {
  const { before, stress, after } = consequenceWords(...args);
  return `${before}${stress}${after}`;
};

it('an approval names what it does', () => {
  expect(said(last, act, told)).toBe('Yours is the last approval: it sends 888 emails ');
  expect(said(last, { ...act, act: 'goesLive' }, { audience: 27, continuous: true })).toBe(
    'Yours is the last approval: it goes live, to about 27 a day',
  );
  expect(said(last, { ...act, act: 'waits', others: 1 }, told)).toBe(
    'Yours is the last approval of this email; 1 other email of the campaign must be approved too',
  );
  expect(said({ may: true, nth: 1, of: 2, last: false }, { ...act, missing: 2 }, told)).toBe(
    'Yours is the first approval of two; one more before anything is sent',
  );
  expect(said(last, act, { ...told, audience: null })).not.toMatch(/null|NaN/);
});

it('a finding is marked in the block that its place leads to', () => {
  const document = emailDocumentSchema.parse({
    format: 1,
    variants: [{ key: 'A', subject: 'Hello' }],
    blocks: [
      { type: 'text', id: 'para', text: 'Our most-loved holder' },
      { type: 'columns', id: 'cols', columns: [[{ type: 'text', id: 'left', text: 'Left' }], []] },
    ],
  });
  expect(blockAt(document, '/blocks/0/text')).toBe('para');
  expect(blockAt(document, '/blocks/1/columns/0/0/text')).toBe('left');
  expect(blockAt(document, '/variants/0/subject')).toBeNull();
  expect(blockAt(document, '/blocks/9/text')).toBeNull();
  const finding = { check: 'claims', title: 'needs a fact', detail: '' };
  const place = { pointer: '/blocks/0/text', quote: 'most-loved', label: 'Paragraph 1' };
  const marks = findingMarks(document, [
    { ...finding, id: 'a', severity: 'warning', place },
    { ...finding, id: 'b', severity: 'passed', place },
    { ...finding, id: 'c', severity: 'failed', place: null },
  ]);
  expect(marks).toEqual([{ id: 'a', kind: 'warning', block: 'para', quote: 'most-loved', label: 'needs a fact' }]);
});
