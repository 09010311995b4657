import type { Note } from '../draft';
import type { DurationWords } from '../read-duration';
import type { Words } from '../words';

/** When something was done. */
export interface Window {
  within?: string;
  olderThan?: string;
  from?: string;
  to?: string;
}

export interface WindowWords {
  window: Window;
  notes: Note[];
  /** “within 48 hours”: may also be the time that something took. */
  plain?: boolean;
  /** “more than 30 but less than 60 days ago”: neither end is meant. */
  open?: boolean;
}

/** That a word of the calendar was taken as so many days. */
export const takenNote = (from: number, to: number, words: Words, key: string, duration: DurationWords): Note[] =>
  duration.taken
    ? [{ from, to, message: `“${words.slice(from, to)}” was taken as ${duration.taken}.`, keys: [key] }]
    : [];
