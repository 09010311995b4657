import path from 'node:path';
import { generateCode } from '../build/generate-code';
import { checkHouse } from '../house/check-house';
import { ROOT } from '../root';
import { runCommand } from '../run-command';
import { FAILED, PASSED, type Step } from './step';

const bin = (...parts: string[]): string => path.join(ROOT, 'node_modules', ...parts);

/** A step that is one command: it passes or it does not. */
const commandStep = (name: string, title: string, script: string, args: readonly string[]): Step => ({
  name,
  title,
  run: async () => {
    const { code } = await runCommand(process.execPath, [script, ...args], { show: true });
    return code === 0 ? PASSED : FAILED;
  },
});

export const lintStep = commandStep('lint', 'Lint and format (Biome)', bin('@biomejs', 'biome', 'bin', 'biome'), [
  'check',
  '--diagnostic-level=error',
  '--max-diagnostics=50',
]);

const cruise = commandStep(
  'floors',
  'Floors of the house (dependency-cruiser)',
  bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
  ['app', 'components', 'lib', 'e2e', '--config', '.dependency-cruiser.cjs'],
);

/** The generated client and kernels are files that others import: they have to be there first. */
export const floorsStep: Step = {
  ...cruise,
  run: async () => {
    await generateCode();
    return cruise.run();
  },
};

export const houseStep: Step = {
  name: 'house',
  title: 'House rules',
  run: async () => {
    const { errors, warnings } = checkHouse(ROOT);
    for (const warning of warnings) console.log(`  warning  ${warning}`);
    for (const error of errors) console.log(`  error    ${error}`);
    return errors.length === 0 ? PASSED : FAILED;
  },
};

export const typesStep: Step = {
  name: 'types',
  title: 'Types (tsc)',
  run: async () => {
    await generateCode();
    const { code } = await runCommand(process.execPath, [bin('typescript', 'bin', 'tsc'), '--noEmit'], { show: true });
    return code === 0 ? PASSED : FAILED;
  },
};
