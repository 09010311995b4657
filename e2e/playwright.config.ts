import path from 'node:path';
import { defineConfig } from '@playwright/test';

/** Runs against a product that is up already: `npm test` starts one; KINDRED_URL and KINDRED_DATA_DIR name another. */
export default defineConfig({
  testDir: '.',
  outputDir: path.resolve(import.meta.dirname, '..', 'test-results'),
  fullyParallel: false,
  workers: 1, // they share one product, and a machine with two cores
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.KINDRED_REPORT ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: process.env.KINDRED_URL ?? 'http://localhost:3000',
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(process.env.KINDRED_CHROMIUM ? { executablePath: process.env.KINDRED_CHROMIUM } : {}),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
