import path from 'node:path';
import { defineConfig } from '@playwright/test';

/**
 * What changes nothing that others look at, or has a product of its own. It runs beside the rest, each in its order: the
 * machine has two cores, and people's ways through the product wait for trainings and deliveries most of the time.
 */
const ASIDE = ['every-page', 'entry-points', 'parse', 'durability'].map((name) => `**/${name}.spec.ts`);

/**
 * Runs against a product that is up already: `npm test` starts one; KINDRED_URL and KINDRED_DATA_DIR name another.
 * KINDRED_TRACE=yes keeps a trace of what fails; to record one takes a third of the browser's time.
 */
export default defineConfig({
  testDir: '.',
  outputDir: path.resolve(import.meta.dirname, '..', 'test-results'),
  fullyParallel: false,
  workers: 2,
  projects: [
    { name: 'ways', testIgnore: ASIDE, workers: 1 },
    { name: 'aside', testMatch: ASIDE, workers: 1 },
  ],
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.KINDRED_REPORT ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: process.env.KINDRED_URL ?? 'http://localhost:3000',
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: process.env.KINDRED_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(process.env.KINDRED_CHROMIUM ? { executablePath: process.env.KINDRED_CHROMIUM } : {}),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
