import { listenForShutdown } from './process/shutdown';
import { stopCommands } from './run-command';
import { floorsStep, houseStep, lintStep, typesStep } from './testing/static-steps';
import { conclude, runSteps, type Step } from './testing/step';
import { runVitest } from './testing/vitest-step';

const STATIC_STEPS: readonly Step[] = [lintStep, floorsStep, houseStep, typesStep];
const unitStep: Step = { name: 'unit', title: 'Unit tests (Vitest)', run: () => runVitest('unit') };
const changedStep: Step = {
  name: 'unit',
  title: 'Unit tests of what is not committed yet (Vitest)',
  run: () => runVitest('unit', {}, { changed: true }),
};

/** The steps that need neither a database nor a browser. */
export const QUICK_STEPS: readonly Step[] = [...STATIC_STEPS, unitStep];

/** `npm run check`: the fast part of the proof, under a minute: all unit tests together take two. */
export async function run(): Promise<number> {
  listenForShutdown(console.log).add(stopCommands);
  return conclude(await runSteps([...STATIC_STEPS, changedStep]));
}
