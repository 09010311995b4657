const EMAIL = /[^\s@]+@[^\s@]+\.[^\s@]+/;
/** Telephone, card and account numbers: eight digits or more, however they are grouped; not a date. */
const LONG_NUMBER = /\d(?:[ ().\-/]?\d){7,}/g;
const DATE = /^\d{4}-\d{2}-\d{2}$|^\d{1,2}[./-]\d{1,2}[./-]\d{4}$/;

/** Whether a text that a person has typed names somebody: then it must not leave the house. */
export const holdsPersonalData = (text: string): boolean =>
  EMAIL.test(text) || (text.match(LONG_NUMBER) ?? []).some((found) => !DATE.test(found));
