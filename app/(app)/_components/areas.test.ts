import { expect, test } from 'vitest';
import { ROLES } from '@/lib/services/accounts/permissions';
import { areasFor } from './areas';

const hrefs = (role: (typeof ROLES)[number]) =>
  areasFor(role).flatMap((area) => area.pages?.map((page) => page.href) ?? [area.href]);

test('a role sees no page that it would be refused', () => {
  expect(hrefs('reviewer')).not.toContain('/data/quarantine');
  expect(hrefs('marketer')).toContain('/data/quarantine');
});

test('an area leads to the first of its pages that the role may see', () => {
  expect(areasFor('reviewer').find((area) => area.key === 'data')?.href).toBe('/data/about');
});

test('every role has its own account within reach', () => {
  for (const role of ROLES) expect(hrefs(role)).toContain('/settings');
});

test('refused events that wait are told to those who can look at them', () => {
  const noteFor = (role: (typeof ROLES)[number]) =>
    areasFor(role, { quarantined: 1200 }).find((area) => area.key === 'data')?.note;
  expect(noteFor('marketer')).toBe('1,200 refused');
  expect(noteFor('reviewer')).toBeUndefined();
  expect(areasFor('marketer', { quarantined: 0 }).find((area) => area.key === 'data')?.note).toBeUndefined();
});
