/** How a part of the proof went. */
export interface StepResult {
  passed: number;
  failed: number;
}

/** One part of `npm test`, chosen by its name in KINDRED_ONLY. */
export interface Step {
  name: string;
  title: string;
  run(): Promise<StepResult>;
}

export const PASSED: StepResult = { passed: 1, failed: 0 };
export const FAILED: StepResult = { passed: 0, failed: 1 };

/** Runs the steps in order, none left out because another failed; gives the sum. */
export async function runSteps(steps: readonly Step[], only = process.env.KINDRED_ONLY): Promise<StepResult> {
  const wanted = only?.split(',').map((name) => name.trim());
  const unknown = wanted?.filter((name) => !steps.some((step) => step.name === name)) ?? [];
  if (unknown.length > 0) {
    console.error(
      `KINDRED_ONLY: there is no ${unknown.join(', ')} here; there are ${steps.map((s) => s.name).join(', ')}.`,
    );
    return FAILED;
  }
  const total = { passed: 0, failed: 0 };
  for (const step of steps) {
    if (wanted && !wanted.includes(step.name)) continue;
    const started = performance.now();
    console.log(`\n── ${step.title}`);
    const result = await step.run().catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      return FAILED;
    });
    total.passed += result.passed;
    total.failed += result.failed;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `${result.failed === 0 ? '✓' : '✗'} ${step.title}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`,
    );
  }
  return total;
}

/** The last line of a proof, and its exit code: nothing proven is a failure too. */
export function conclude(total: StepResult): number {
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}
