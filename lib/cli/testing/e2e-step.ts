import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { findFreePort } from '../process/free-port';
import type { Shutdown } from '../process/shutdown';
import { ROOT } from '../root';
import { runCommand } from '../run-command';
import { findChromium } from './find-chromium';
import { startProduct } from './started-product';
import { FAILED, type Step, type StepResult } from './step';

const report = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.object({ message: z.string().optional() })).default([]),
});

/** The browser tests against the production build, started as `npm start` does, with the demo shop. */
export const e2eStep = (shutdown: Shutdown): Step => ({
  name: 'e2e',
  title: 'Browser tests against the production build (Playwright)',
  run: async () => {
    const chromium = await findChromium(console.log);
    const folder = mkdtempSync(path.join(tmpdir(), 'kindred-e2e-'));
    const dataFolder = path.join(folder, 'data');
    const product = await startProduct(dataFolder, await findFreePort());
    const close = async () => {
      await product.stop();
      rmSync(folder, { recursive: true, force: true });
    };
    shutdown.add(close);
    try {
      return await runPlaywright(path.join(folder, 'report.json'), {
        KINDRED_CHROMIUM: chromium,
        KINDRED_DATA_DIR: dataFolder,
        KINDRED_URL: product.url,
      });
    } finally {
      await close();
    }
  },
});

async function runPlaywright(file: string, env: Record<string, string>): Promise<StepResult> {
  const cli = path.join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const { code } = await runCommand(process.execPath, [cli, 'test', '--config', 'e2e/playwright.config.ts'], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file, KINDRED_REPORT: 'yes' },
    show: true,
  });
  if (!existsSync(file)) return FAILED;
  const { stats, errors } = report.parse(JSON.parse(readFileSync(file, 'utf8')));
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: failed === 0 && (code !== 0 || errors.length > 0) ? 1 : failed };
}
