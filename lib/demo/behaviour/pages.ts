import { CATEGORIES } from '../products/categories';

export interface DemoPage {
  name: string;
  path: string;
}

export const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const FIXED: readonly DemoPage[] = [
  { name: 'Home', path: '/' },
  { name: 'New in', path: '/new' },
  { name: 'Offers', path: '/offers' },
  { name: 'Search', path: '/search' },
  { name: 'My account', path: '/account' },
  { name: 'Delivery and returns', path: '/delivery' },
];
/** Pages of the shop: the fixed ones, then one of each category. */
export const PAGES: readonly DemoPage[] = [
  ...FIXED,
  ...CATEGORIES.map((name) => ({ name, path: `/category/${slug(name)}` })),
];
export const HOME = 0;
export const FIXED_PAGES = FIXED.length;
export const categoryPage = (category: string): number => FIXED_PAGES + Math.max(0, CATEGORIES.indexOf(category));

/** Where a visit came from; the first is nowhere. */
export const REFERRERS: readonly (string | null)[] = [
  null,
  'https://www.google.com/',
  'https://www.instagram.com/',
  'https://www.pinterest.com/',
  'https://www.bing.com/',
  'https://newsletter.example.com/',
];
export const REFERRER_WEIGHTS = [40, 30, 9, 8, 4, 0];
export const NEWSLETTER_REFERRER = 5;
