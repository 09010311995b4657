import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '@/lib/cli/root';
import { FixedClock, systemClock } from '@/lib/core';
import { createPool, type Pool } from '@/lib/platform/db';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { loadBehavingShop } from '@/lib/testing/load-behaving-shop';
import { benchOf, PREPARE_QUEUE, trainAll } from '@/lib/testing/model-bench';
import { createModel } from '../create-model';
import { getModel } from '../get-model';
import { listVersions } from '../list-versions';
import { resumeTrainings } from './resume-trainings';
import { SILENT_MS } from './run-training';

let database: TestDatabase;
let pool: Pool;
let child: ChildProcess | undefined;
const program = path.join(ROOT, 'node_modules', '.cache', 'kindred-train-process.mjs');
const by = () => ({ actor: 'user:usr_1', ownerId: null, at: systemClock.now() });
beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool(database.url, 6);
  await pool.query(PREPARE_QUEUE);
  await loadBehavingShop(pool, { customers: 200, seed: 5, now: systemClock.now().getTime(), days: 300 });
  mkdirSync(path.dirname(program), { recursive: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['lib/testing/train-process.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
  });
});
afterAll(async () => {
  child?.kill('SIGKILL');
  await pool.end();
  await database.drop();
});

const state = async () => (await listVersions(pool, 'killed', systemClock.now()))[0];

/** Trains in a process of its own, and ends that without warning when it is past the share. */
async function trainAndKill(share: number): Promise<void> {
  const env = { ...process.env, DATABASE_URL: database.url, LOG_LEVEL: 'silent' };
  child = spawn(process.execPath, [program, database.url, '1', '1'], { cwd: ROOT, env, stdio: 'ignore' });
  await expect
    .poll(async () => (await state())?.progress?.share ?? 0, { timeout: 50_000, interval: 20 })
    .toBeGreaterThanOrEqual(share);
  child.kill('SIGKILL');
  await new Promise((resolve) => child?.once('exit', resolve));
}

describe('a training whose process is killed', () => {
  it('is begun again by another worker, and ends', async () => {
    await createModel(pool, { kind: 'kmeans', key: 'killed', params: { k: 4, resamples: 200, starts: 20 } }, by());
    await trainAndKill(0.6);
    expect(await state()).toMatchObject({ status: 'training' });
    // Nobody takes it over while it may be alive.
    await resumeTrainings(pool, systemClock);
    expect(await state()).toMatchObject({ status: 'training' });
    const later = new FixedClock(new Date(systemClock.now().getTime() + SILENT_MS + 5_000));
    await resumeTrainings(pool, later);
    expect(await state()).toMatchObject({ status: 'queued' });
    expect(await trainAll(benchOf(pool, later))).toBe(1);
    expect(await state()).toMatchObject({ status: 'champion', customers: 200 });
    expect(await getModel(pool, 'killed', { at: later.now() })).toMatchObject({ status: 'ready', scored: 200 });
  }, 120_000);
});
