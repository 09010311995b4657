import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { apiClient, eventSource } from './api-client';
import { open, signInAs } from './demo';
import { expectAccessible } from './support/axe';
import { emailOf, openReviewedEmail } from './support/reviewed-email';
import { expect, test } from './support/test';

/**
 * Every page of the tree, as the admin sees it, in light and dark, wide and narrow: axe finds nothing serious, the
 * console stays silent, nothing sticks out sideways, and no figure reads as a slip of a program. A new page is in the
 * list by being there. KINDRED_SCREENSHOTS names a folder to keep the pictures in.
 */
const APP = path.resolve(import.meta.dirname, '..', 'app');
const SIGNED_OUT = ['/sign-in', '/accept-invitation', '/share/[token]'];
/** Where there is nothing to see for whoever is signed in. */
const LEAD_ELSEWHERE = ['/', '/setup', '/settings', '/discover'];

const pages = readdirSync(APP, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'page.tsx')
  .map(
    (file) =>
      `/${path
        .dirname(file)
        .split(path.sep)
        .filter((part) => !/^\(.*\)$|^\.$/.test(part))
        .join('/')}`,
  )
  .filter((address) => !LEAD_ELSEWHERE.includes(address))
  .sort();

/**
 * Opened anew in each width; the others come without, as when a person changes the window. All rules of axe look at each
 * width and each theme once; only colours differ between wide light and wide dark.
 */
const LOOKS = [
  { name: 'wide-light', width: 1440, height: 900, colorScheme: 'light', anew: true, axe: 'all' },
  { name: 'wide-dark', width: 1440, height: 900, colorScheme: 'dark', anew: false, axe: 'contrast' },
  { name: 'narrow-dark', width: 390, height: 844, colorScheme: 'dark', anew: true, axe: 'all' },
  { name: 'narrow-light', width: 390, height: 844, colorScheme: 'light', anew: false, axe: 'none' },
  { name: 'very-wide-light', width: 1920, height: 1080, colorScheme: 'light', anew: false, axe: 'none' },
] as const;

/** The address with a real thing in the place of `[id]`: the first that the list above it leads to. */
async function fillIn(page: Page, address: string): Promise<string> {
  const [list = '', rest = ''] = address.split('/[id]');
  if (!address.includes('[')) return address;
  // A link that leads nowhere any more is a page too; one that does is looked at in sharing.spec.ts.
  if (address === '/share/[token]') return '/share/none';
  await open(page, list);
  const links = page.locator(`main a[href^="${list}/"]`);
  await links.first().waitFor();
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  // Pages of their own, such as that of a new one, are no things of the list.
  const found = hrefs.map((href) => href.split(/[?#]/)[0] ?? '').find((href) => !pages.includes(href)) ?? '';
  const thing = found.slice(list.length + 1).split('/')[0] ?? '';
  expect(thing, `the first thing of ${list}`).not.toBe('');
  return `${list}/${thing}${rest}`;
}

/** Small, so that they are trained soon. */
const SMALL_MODELS = [
  { filter: 'predictions', kind: 'classifier', params: { algorithm: 'logistic', tries: 1, folds: 3, snapshots: 2 } },
  { filter: 'clusters', kind: 'kmeans', params: { k: 4, starts: 2, resamples: 2 } },
];

/** A model of each kind of page, trained: pages of models show the first of the list. */
async function haveModels(api: Awaited<ReturnType<typeof apiClient>>): Promise<void> {
  const list = async (filter: string) => {
    const answer = await api.get(`/api/v1/models?kind=${filter}`);
    if (!answer.ok()) throw new Error(`The list of ${filter}: ${answer.status()} ${await answer.text()}`);
    return ((await answer.json()) as { data: { progress: unknown }[] }).data;
  };
  for (const { filter, ...body } of SMALL_MODELS)
    if ((await list(filter)).length === 0) await api.post('/api/v1/models', body);
  const trained = async (filter: string) => (await list(filter)).some(({ progress }) => progress === null);
  for (const { filter } of SMALL_MODELS)
    await expect.poll(() => trained(filter), { timeout: 300_000, message: `${filter} are trained` }).toBe(true);
}

test.beforeAll(async ({ request }) => {
  test.setTimeout(360_000);
  // Something for the quarantine: an event without anybody.
  await eventSource(request).send('track', { event: 'Nobody Came' });
  // An endpoint for the pages of webhooks: one that is not called.
  const api = await apiClient(request);
  const { data } = (await (await api.get('/api/v1/webhooks')).json()) as { data: unknown[] };
  if (data.length === 0)
    await api.post('/api/v1/webhooks', { url: 'https://hooks.example.com/kindred', enabled: false });
  // A campaign for its own pages.
  const campaigns = (await (await api.get('/api/v1/campaigns')).json()) as { data: unknown[] };
  if (campaigns.data.length === 0) await api.post('/api/v1/campaigns', { name: 'A letter', segment: 'vips' });
  await haveModels(api);
  // An email in review.
  const reviews = (await (await api.get('/api/v1/reviews?status=open')).json()) as { data?: unknown[] };
  if (!reviews.data?.length) {
    const emails = await openReviewedEmail();
    await emails.submit('We kept the light on', emailOf('We kept the light on'));
    await emails.close();
  }
});

/**
 * Opens the page with a real thing of it. Others work in the product meanwhile, and may take away the thing that was just
 * found: then with another one. Answers the address.
 */
async function openFilled(page: Page, address: string, before?: string): Promise<string> {
  let filled = before ?? (await fillIn(page, address));
  for (let tries = 1; (await open(page, filled)) === 404 && address.includes('[id]') && tries < 3; tries += 1)
    filled = await fillIn(page, address);
  return filled;
}

for (const address of pages) {
  test(`${address} is sound in every look`, async ({ page }) => {
    test.setTimeout(180_000);
    if (!SIGNED_OUT.includes(address)) await signInAs(page, 'admin');
    let filled: string | undefined;
    for (const { name, width, height, colorScheme, anew, axe } of LOOKS) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      if (anew) {
        filled = await openFilled(page, address, filled);
        await page.waitForLoadState('networkidle', { timeout: 2000 }).catch(() => undefined); // a page that keeps asking never is
      } else await page.waitForTimeout(300); // charts are drawn anew
      if (process.env.KINDRED_SCREENSHOTS) {
        const file = `${address.slice(1).replaceAll('/', '_') || 'start'}-${name}.png`;
        await page.screenshot({ path: path.join(process.env.KINDRED_SCREENSHOTS, file), fullPage: true });
      }
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${filled} sticks out sideways (${name})`).toBeLessThanOrEqual(0);
      const text = await page.locator('body').innerText();
      expect(text, `${filled} (${name})`).not.toMatch(/\b(NaN|undefined|Infinity|null|Invalid Date)\b/);
      if (axe !== 'none') await expectAccessible(page, axe === 'contrast' ? ['color-contrast'] : undefined);
    }
  });
}
