/** A piece of a sentence; a number that matters stands out. */
export interface Phrase {
  text: string;
  strong?: boolean;
}

export const say = (text: string): Phrase => ({ text });
export const stress = (text: string): Phrase => ({ text, strong: true });

/** The sentence as plain text. */
export const plainText = (phrases: readonly Phrase[]): string => phrases.map((phrase) => phrase.text).join('');
