import { test as base } from '@playwright/test';
import { watchConsole } from './watch-console';

export { expect } from '@playwright/test';

/** Playwright's test, which also fails where a page of it said an error in the console. */
export const test = base.extend<{ consoleGuard: undefined }>({
  consoleGuard: [
    async ({ context }, use) => {
      const complaints = watchConsole(context);
      await use(undefined);
      if (complaints.length > 0) throw new Error(`The console has errors:\n${complaints.join('\n')}`);
    },
    { auto: true },
  ],
});
