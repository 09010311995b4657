import type { Check, Finding } from './types';
import { finding } from './words';

const ID = 'footer';

/** What the law wants in every commercial email: a way out, and where the sender can be written to (CAN-SPAM, section 5). */
export const checkFooter: Check = {
  id: ID,
  passed: 'Unsubscribe link and postal address are there',
  run: ({ brand, samples, sampleLinks }) => {
    const out: Finding[] = [];
    const address = brand.postalAddress.trim();
    if (!/\p{L}/u.test(address) || address.length < 10)
      out.push(
        finding({
          check: ID,
          severity: 'failed',
          title: 'The postal address is missing',
          detail: 'Every commercial email has to say where its sender can be written to. Set it under Settings, Brand.',
        }),
      );
    const lost = samples.filter(({ result }) => result.ok && !result.html.includes(sampleLinks.unsubscribe));
    if (lost.length > 0)
      out.push(
        finding({
          check: ID,
          severity: 'failed',
          title: 'The unsubscribe link is missing',
          detail: `${lost.length} of ${samples.length} sampled renderings have none.`,
        }),
      );
    return out;
  },
};
