import type { BareCondition } from '../model/types';

type OfType<T extends BareCondition['type']> = Extract<BareCondition, { type: T }>;

/** What every sentence of a condition is given. */
export interface SentenceProps<T extends BareCondition['type']> {
  condition: OfType<T>;
  /** Missing where the rule is only shown. `merge` names the field that is being typed into. */
  onChange?: (condition: OfType<T>, merge?: string) => void;
  /** Faults by the field's JSON pointer behind the condition: `/value`. */
  faulty: (field: string) => boolean;
  /** Just added: the first gap opens by itself. */
  fresh?: boolean;
}
