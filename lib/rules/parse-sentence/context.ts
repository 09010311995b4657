import type { Draft } from './draft';
import type { Lexicon } from './lexicon/build-lexicon';
import type { Read, Words } from './words';

/** What every part of the grammar reads with. */
export interface Context {
  words: Words;
  lexicon: Lexicon;
}

export type Clause = Read<Draft>;

/** What stood before a clause: “who have not …”, “with …”. */
export interface Lead {
  /** “have”, “with”, “without”, “no”: what follows is owned. */
  having: boolean;
  /** “who were”, “who are”: what follows is a state. */
  being: boolean;
  denied: boolean;
  /** “never”: at no time, not only now. */
  never: boolean;
}
