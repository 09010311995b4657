import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { ROOT } from '../root';
import { runCommand } from '../run-command';
import type { StepResult } from './step';

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

/**
 * Runs one of vitest's projects and counts its tests; a file that cannot even be loaded is one failure. `changed`: only
 * the tests of what is not committed yet, which may be none.
 */
export async function runVitest(
  project: string,
  env: Record<string, string> = {},
  { changed = false } = {},
): Promise<StepResult> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kindred-vitest-'));
  const file = path.join(folder, 'report.json');
  const vitest = path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const args = ['run', '--config', 'lib/testing/vitest.config.ts', '--project', project, '--passWithNoTests'];
  if (changed) args.push('--changed');
  try {
    const { code } = await runCommand(
      process.execPath,
      [vitest, ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      { env, show: true },
    );
    if (changed && code === 0 && !existsSync(file)) return { passed: 0, failed: 0 };
    const { numPassedTests, numFailedTests, testResults } = report.parse(JSON.parse(readFileSync(file, 'utf8')));
    const broken = testResults.filter(
      (one) => one.status === 'failed' && !one.assertionResults.some((test) => test.status === 'failed'),
    ).length;
    const failed = numFailedTests + broken;
    return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
