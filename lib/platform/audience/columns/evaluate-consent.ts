import type { ConsentCondition } from '@/lib/rules';
import { PERSON } from './people';
import { NotInColumns } from './select-events';

/** Flags of the customers in a state of consent for email; `neq unknown` is either. Throws NotInColumns. */
export function evaluateConsent({ channel, value }: ConsentCondition, states: Uint8Array | undefined): Uint8Array {
  if (channel !== 'email' || !states) throw new NotInColumns('consent');
  const mask = value === 'unknown' ? PERSON.subscribed | PERSON.unsubscribed : PERSON[value];
  return states.map((state) => (state & mask ? 1 : 0));
}
