import { QUICK_STEPS } from './check';
import { listenForShutdown } from './process/shutdown';
import { stopCommands } from './run-command';
import { e2eStep } from './testing/e2e-step';
import { integrationStep } from './testing/integration-step';
import { conclude, runSteps } from './testing/step';

/** `npm test`: everything that can be proven, from the form of the code to a person's way through the browser. */
export async function run(): Promise<number> {
  const shutdown = listenForShutdown(console.log);
  shutdown.add(stopCommands);
  return conclude(await runSteps([...QUICK_STEPS, integrationStep(shutdown), e2eStep(shutdown)]));
}
