import type { Check } from './types';
import { finding } from './words';

const ID = 'weight';
/** Gmail cuts off what is longer, the unsubscribe link with it. */
const CLIPPED_AT = 102 * 1024;
const NEAR = 0.9;

/** Bytes of the HTML, of the heaviest sample. */
export const checkWeight: Check = {
  id: ID,
  passed: 'Light enough for Gmail',
  run: ({ samples }) => {
    const most = Math.max(0, ...samples.map(({ result }) => (result.ok ? result.bytes : 0)));
    if (most < CLIPPED_AT * NEAR) return [];
    const kilobytes = `${(most / 1024).toFixed(0)} KB`;
    return [
      finding({
        check: ID,
        severity: most > CLIPPED_AT ? 'failed' : 'warning',
        title: most > CLIPPED_AT ? 'Gmail would cut it off' : 'Nearly too heavy for Gmail',
        detail: `${kilobytes} of HTML for the heaviest sample; Gmail clips at 102 KB, and the unsubscribe link stands last.`,
      }),
    ];
  },
};
