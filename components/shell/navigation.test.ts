import { expect, test } from 'vitest';
import { type Area, defaultTrail, locate } from './navigation';

const areas: Area[] = [
  {
    key: 'data',
    label: 'Data',
    href: '/data/sources',
    pages: [
      { label: 'Sources & events', href: '/data/sources' },
      { label: 'Quarantine', href: '/data/quarantine' },
    ],
  },
  { key: 'segments', label: 'Segments', href: '/segments' },
];

test('a page below an area is found by the longest address', () => {
  expect(locate(areas, '/data/quarantine/qua_1').page?.label).toBe('Quarantine');
  expect(locate(areas, '/segments/seg_1').area?.key).toBe('segments');
  expect(locate(areas, '/segmentsx').area).toBeUndefined();
});

test('the way to a page names its area first', () => {
  expect(defaultTrail(areas, '/data/quarantine').map((crumb) => crumb.label)).toEqual(['Data', 'Quarantine']);
  expect(defaultTrail(areas, '/segments').map((crumb) => crumb.label)).toEqual(['Segments']);
});
