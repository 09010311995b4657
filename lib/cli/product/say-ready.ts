import type { CliEnvironment } from '../environment';
import type { DemoAccess } from './demo-file';

/** Prints where the product is and how to get in. */
export function sayReady(
  environment: CliEnvironment,
  access: DemoAccess | undefined,
  demoFile: string,
  say: (line: string) => void,
): void {
  const seconds = Math.round(process.uptime());
  say('');
  say(`Kindred is ready at ${environment.publicUrl} (after ${seconds} s). Ctrl-C stops it.`);
  if (!access) {
    say('The first page creates the first administrator, unless there is one already.');
    return;
  }
  const width = Math.max(...access.signIns.map((one) => one.email.length));
  say('Sign in as:');
  for (const { role, email, password } of access.signIns) {
    say(`  ${role.padEnd(9)}  ${email.padEnd(width)}  ${password}`);
  }
  say(`These, a write key and an API client are in ${demoFile}.`);
}
