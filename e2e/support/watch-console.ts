import type { BrowserContext } from '@playwright/test';

/** A refusal that a test asks for on purpose shows in the console as a line of the browser's own. */
const EXPECTED_REFUSAL = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** The test's own looks into the frame of a shown email, in which nothing may run. */
const OWN_LOOKS = /^Blocked script execution in 'about:srcdoc'/;

/** Collects console errors and uncaught exceptions of every page of a context. */
export function watchConsole(context: BrowserContext): string[] {
  const complaints: string[] = [];
  context.on('console', (message) => {
    const text = message.text();
    if (message.type() !== 'error' || EXPECTED_REFUSAL.test(text) || OWN_LOOKS.test(text)) return;
    complaints.push(`${message.page()?.url() ?? ''}: ${text}`);
  });
  context.on('weberror', (error) => {
    complaints.push(`${error.page()?.url() ?? ''}: ${error.error().message}`);
  });
  return complaints;
}
