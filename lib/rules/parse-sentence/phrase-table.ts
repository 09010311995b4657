import { type Read, stemsOf, type Words } from './words';

interface Entry<T> {
  stems: readonly string[];
  value: T;
}

/** Phrases with what they mean, found by the words that stand at a place. */
export class PhraseTable<T> {
  private readonly byFirst = new Map<string, Entry<T>[]>();
  /** Every word of every phrase, for the correction of slips. */
  readonly stems = new Set<string>();

  add(phrase: string, value: T): void {
    const stems = stemsOf(phrase);
    const [first] = stems;
    if (first === undefined) return;
    for (const each of stems) this.stems.add(each);
    this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), { stems, value }]);
  }

  /** Everything that a phrase here means, the longest phrases first. */
  all(words: Words, at: number): Read<T>[] {
    const found = (this.byFirst.get(words.stem(at)) ?? []).filter(({ stems }) =>
      stems.every((stem, index) => words.stem(at + index) === stem),
    );
    return found
      .toSorted((a, b) => b.stems.length - a.stems.length)
      .map(({ stems, value }) => ({ value, end: at + stems.length }));
  }

  longest(words: Words, at: number): Read<T> | undefined {
    return this.all(words, at)[0];
  }

  /** The pairs of neighbours in phrases: which word may stand behind which. */
  *pairs(): Generator<string> {
    for (const entries of this.byFirst.values())
      for (const { stems } of entries)
        for (let index = 1; index < stems.length; index += 1) yield `${stems[index - 1]} ${stems[index]}`;
  }
}
