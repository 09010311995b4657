import type { Area, AreaKey } from '@/components/shell/navigation';
import { formatCount } from '@/components/ui/format';
import { can, type Permission, type Role } from '@/lib/services/accounts/permissions';

interface PageEntry {
  label: string;
  href: string;
  permission: Permission;
}

interface AreaEntry {
  key: AreaKey;
  label: string;
  pages: readonly PageEntry[];
  foot?: boolean;
}

/** Every area that is built, in the sidebar's order. A new page is added here and nowhere else. */
const AREAS: readonly AreaEntry[] = [
  {
    key: 'overview',
    label: 'Overview',
    pages: [{ label: 'Overview', href: '/overview', permission: 'overview.view' }],
  },
  {
    key: 'audience',
    label: 'Audience',
    pages: [
      { label: 'Customers', href: '/customers', permission: 'customers.view' },
      { label: 'Products', href: '/products', permission: 'products.view' },
      { label: 'Scores', href: '/scores', permission: 'segments.view' },
    ],
  },
  {
    key: 'segments',
    label: 'Segments',
    pages: [
      { label: 'Segments', href: '/segments', permission: 'segments.view' },
      { label: 'Overlap', href: '/segments/overlap', permission: 'segments.view' },
      { label: 'Check-up', href: '/segments/check-up', permission: 'segments.view' },
    ],
  },
  {
    key: 'discover',
    label: 'Discover',
    pages: [
      { label: 'Clusters', href: '/discover/clusters', permission: 'segments.view' },
      { label: 'Models', href: '/discover/models', permission: 'segments.view' },
    ],
  },
  {
    key: 'campaigns',
    label: 'Campaigns',
    pages: [
      { label: 'Campaigns', href: '/campaigns', permission: 'campaigns.view' },
      { label: 'Strategy map', href: '/campaigns/map', permission: 'campaigns.view' },
      { label: 'Calendar', href: '/campaigns/calendar', permission: 'campaigns.view' },
      { label: 'Reviews', href: '/campaigns/reviews', permission: 'reviews.view' },
    ],
  },
  {
    key: 'data',
    label: 'Data',
    pages: [
      { label: 'Sources & events', href: '/data/sources', permission: 'data.view' },
      { label: 'Quarantine', href: '/data/quarantine', permission: 'data.view' },
      { label: 'About the data', href: '/data/about', permission: 'products.view' },
    ],
  },
  {
    key: 'settings',
    label: 'Settings',
    foot: true,
    pages: [{ label: 'Settings', href: '/settings', permission: 'account.own' }],
  },
];

/** How many there are in an area, the refused events that wait in quarantine, and the reviews that wait for this person. */
export type AreaCounts = Partial<Record<AreaKey | 'quarantined' | 'toReview', number | null>>;

/** Words in the place of a count, where something waits. */
function noteOf(key: AreaKey, role: Role, { quarantined, toReview }: AreaCounts): string | undefined {
  if (key === 'data' && can(role, 'data.view') && quarantined) return `${formatCount(quarantined)} refused`;
  if (key === 'campaigns' && can(role, 'reviews.decide') && toReview) return `${formatCount(toReview)} to review`;
  return undefined;
}

/** The areas that a role may see, with how many there are in each; an area leads to its first page allowed. */
export function areasFor(role: Role, counts: AreaCounts = {}): Area[] {
  return AREAS.flatMap(({ key, label, foot, pages }) => {
    const allowed = pages
      .filter((page) => can(role, page.permission))
      .map((page) => ({ label: page.label, href: page.href }));
    const first = allowed[0];
    if (!first) return [];
    const note = noteOf(key, role, counts);
    return [
      { key, label, foot, href: first.href, count: counts[key], note, pages: pages.length > 1 ? allowed : undefined },
    ];
  });
}
