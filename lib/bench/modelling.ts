import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTeam } from '@/lib/platform/compute/team';
import { SEED } from './modelling/case';
import { CASES } from './modelling/cases';
import { findPython } from './modelling/python';
import { type BenchCase, report } from './report';

/**
 * The estimators at work beside scikit-learn, where a Python that has it is there (Debian: python3-sklearn), in the same
 * run on the same data. Names of cases among the arguments leave the others out.
 */
export async function run(args: readonly string[]): Promise<number> {
  const wanted = args.filter((arg) => !arg.startsWith('-'));
  const unknown = wanted.filter((name) => !CASES.some((one) => one.name === name));
  if (unknown.length > 0) {
    console.error(`No case is called ${unknown.join(', ')}. There are: ${CASES.map(({ name }) => name).join(', ')}.`);
    return 2;
  }
  const cases = CASES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const folder = mkdtempSync(path.join(tmpdir(), 'kindred-modelling-'));
  const team = createTeam();
  const python = findPython();
  if (!python) console.error('There is no Python with scikit-learn here: its column stays empty.');
  const results: BenchCase[] = [];
  const sizes: Record<string, number> = { threads: team.threads };
  try {
    for (const one of cases) {
      console.error(`${one.name} …`);
      results.push(...(await one.run({ team, python, folder })));
      for (const [name, size] of Object.entries(one.sizes)) sizes[`${one.name} ${name}`] = size;
    }
    report({ name: 'modelling', seed: SEED, sizes, results }, args);
    return 0;
  } finally {
    await team.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
