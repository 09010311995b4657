import { stem } from './stem';
import { type Token, tokenize } from './tokenize';

/** Something read from a place on: what it is and where the next thing begins. */
export interface Read<T> {
  value: T;
  end: number;
}

const literals = new Map<string, readonly string[]>();

/** The stems of a phrase of the grammar. */
export function stemsOf(phrase: string): readonly string[] {
  const known = literals.get(phrase);
  if (known) return known;
  const stems = tokenize(phrase).map((token) => token.stem);
  if (literals.size < 20_000) literals.set(phrase, stems);
  return stems;
}

export const stemPhrase = (phrase: string): string => stemsOf(phrase).join(' ');
export const stemSet = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).map((word) => stem(word)));

/** The words of a sentence, asked by place. */
export class Words {
  constructor(
    readonly text: string,
    readonly tokens: readonly Token[],
  ) {}

  get length(): number {
    return this.tokens.length;
  }

  at(place: number): Token | undefined {
    return this.tokens[place];
  }

  stem(place: number): string {
    const token = this.tokens[place];
    return token && token.kind !== 'quoted' ? token.stem : '';
  }

  /** The end of the longest of some phrases that stands here. */
  match(place: number, ...phrases: readonly string[]): number | undefined {
    let end: number | undefined;
    for (const phrase of phrases) {
      const stems = stemsOf(phrase);
      if (stems.every((each, index) => this.stem(place + index) === each))
        end = Math.max(end ?? 0, place + stems.length);
    }
    return end;
  }

  /** The place behind any number of words of a set. */
  skip(place: number, set: ReadonlySet<string>): number {
    let at = place;
    while (set.has(this.stem(at))) at += 1;
    return at;
  }

  /** What stands between quotation marks, as words of its own. */
  inside(place: number): Words {
    const text = this.tokens[place]?.text ?? '';
    return new Words(text, tokenize(text));
  }

  /** The text from one place up to another. */
  slice(from: number, to: number): string {
    const first = this.tokens[from];
    const last = this.tokens[to - 1];
    return first && last ? this.text.slice(first.start, last.end) : '';
  }
}
