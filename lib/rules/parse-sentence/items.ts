import type { WindowWords } from './clauses/read-window';
import type { Draft } from './draft';

/** The pieces of a sentence in their order: what is asked, and the words that hold it together. */
export type Item =
  | { kind: 'clause'; draft: Draft; from: number; to: number; pronoun: boolean }
  | { kind: 'and' | 'or' | 'comma'; from: number; strong: boolean; loose?: boolean }
  | { kind: 'open' | 'either' | 'neither' | 'not' | 'out'; from: number }
  | { kind: 'close'; from: number; window?: WindowWords };
