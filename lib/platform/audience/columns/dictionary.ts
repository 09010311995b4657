/** Texts as numbers: 0 is no text, the others count from 1 in the order of first mention. */
export class Dictionary {
  private readonly codes = new Map<string, number>();
  /** Text of each code; the first is of no text. */
  readonly texts: string[] = [''];

  /** Of texts by code, to be read: it does not know the codes of texts. */
  static of(texts: readonly string[]): Dictionary {
    const dictionary = new Dictionary();
    for (let code = 1; code < texts.length; code += 1) dictionary.texts.push(texts[code] ?? '');
    return dictionary;
  }

  /** The text's code, a new one where it has none yet. */
  encode(text: string | null): number {
    if (text === null) return 0;
    const known = this.codes.get(text);
    if (known !== undefined) return known;
    const code = this.texts.length;
    this.codes.set(text, code);
    this.texts.push(text);
    return code;
  }

  get size(): number {
    return this.texts.length;
  }
}
