import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { CliError } from '../cli-error';
import { ROOT } from '../root';
import { runCommand } from '../run-command';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium that runs here: KINDRED_CHROMIUM, else Playwright's own, else the system's, else one that is installed. */
export async function findChromium(say: (line: string) => void): Promise<string> {
  const given = process.env.KINDRED_CHROMIUM;
  if (given) {
    if (runs(given)) return given;
    throw new CliError(`KINDRED_CHROMIUM leads to no browser that runs: ${given}`);
  }
  const { chromium } = await import('@playwright/test');
  const find = () => [chromium.executablePath(), ...SYSTEM].find(runs);
  const found = find();
  if (found) return found;
  say('There is no Chromium here: installing one …');
  const cli = path.join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  await runCommand(process.execPath, [cli, 'install', 'chromium'], { show: true });
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!find() && isDebianRoot) {
    await runCommand('apt-get', ['update', '-q'], { show: true });
    await runCommand('apt-get', ['install', '-y', '-q', 'chromium'], { show: true });
  }
  const installed = find();
  if (installed) return installed;
  throw new CliError('No Chromium could be found or installed. Install one and set KINDRED_CHROMIUM to its program.');
}

const runs = (file: string): boolean =>
  existsSync(file) && spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
