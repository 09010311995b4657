import type { Check } from './types';
import { validateAmp } from './validate-amp';
import { finding } from './words';

const ID = 'amp';

/** Whether the AMP part, where there is one, is one that mail programs take. */
export const checkAmp: Check = {
  id: ID,
  passed: 'The AMP part is valid, or there is none',
  run: ({ samples }) => {
    const faults = new Set(samples.flatMap(({ result }) => (result.ok && result.amp ? validateAmp(result.amp) : [])));
    return [...faults].map((words) =>
      finding({
        check: ID,
        severity: 'warning',
        title: 'The AMP part is not valid',
        detail: `Mail programs would show the HTML instead: ${words}.`,
        place: { pointer: '/amp', quote: words, label: 'AMP' },
      }),
    );
  },
};
