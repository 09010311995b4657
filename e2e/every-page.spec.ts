import { apiClient } from './api-client';
import { open, signInAs } from './demo';
import { expectAccessible } from './support/axe';
import { expect, test } from './support/test';

const PAGES = [
  '/overview',
  '/customers',
  '/customers/:customer',
  '/products',
  '/products/:product',
  '/segments',
  '/segments/new',
  '/segments/:segment',
  '/segments/:segment/edit',
  '/data/sources',
  '/data/quarantine',
  '/data/about',
  '/settings/account',
  '/settings/team',
  '/settings/api',
  '/settings/sign-in',
  '/settings/audit',
];

const VIEWS = [
  { theme: 'light', width: 1440, height: 900 },
  { theme: 'dark', width: 390, height: 844 },
] as const;

for (const { theme, width, height } of VIEWS) {
  test(`every page, ${theme}, ${width} px: nothing wrong in the console, for axe, or beside the edge`, async ({
    page,
    request,
  }) => {
    test.setTimeout(300_000);
    const api = await apiClient(request);
    const firstOf = async (path: string): Promise<string> =>
      ((await (await api.get(path)).json()) as { data: { id: string }[] }).data[0]?.id ?? '';
    const ids: Record<string, string> = {
      ':customer': await firstOf('/api/v1/customers?limit=1'),
      ':product': await firstOf('/api/v1/products?limit=1'),
      ':segment': await firstOf('/api/v1/segments?limit=1'),
    };
    await page.setViewportSize({ width, height });
    await page.addInitScript((name) => localStorage.setItem('theme', name), theme);
    await signInAs(page, 'admin');
    for (const pattern of PAGES) {
      const address = pattern.replace(/:\w+/, (name) => ids[name] ?? '');
      await test.step(address, async () => {
        await open(page, address);
        await page.waitForLoadState('networkidle');
        await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
        await expect(page.locator('body')).not.toContainText(/\bNaN\b|\bundefined\b|\bInfinity\b|\[object Object\]/);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${address} is wider than the window`).toBeLessThanOrEqual(0);
        await expectAccessible(page);
      });
    }
  });
}
