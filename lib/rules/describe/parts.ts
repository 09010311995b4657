import { jsonPointer } from '@/lib/core';

/**
 * One piece of a sentence. `thing` is an event, trait, metric or segment, `parameter` an operator, number or window,
 * `value` a compared value, `glue` the words between. `path` is the JSON pointer of what the piece says.
 */
export interface SentencePart {
  text: string;
  path: string;
  kind: 'thing' | 'parameter' | 'value' | 'glue';
}

/** Writes the parts of one node, whose place goes before every key. */
export class Phrase {
  readonly parts: SentencePart[] = [];

  constructor(private readonly place: readonly PropertyKey[]) {}

  private add(kind: SentencePart['kind'], text: string, keys: readonly PropertyKey[]): this {
    this.parts.push({ text, kind, path: jsonPointer([...this.place, ...keys]) });
    return this;
  }

  glue = (text: string): this => this.add('glue', text, []);
  thing = (text: string, ...keys: PropertyKey[]): this => this.add('thing', text, keys);
  parameter = (text: string, ...keys: PropertyKey[]): this => this.add('parameter', text, keys);
  value = (text: string, ...keys: PropertyKey[]): this => this.add('value', text, keys);
}

const unspaced = /^[,.;)]/;

/** The sentence that parts make. */
export const joinParts = (parts: readonly SentencePart[]): string =>
  parts.reduce(
    (text, part) =>
      text === '' || unspaced.test(part.text) || text.endsWith('(') ? text + part.text : `${text} ${part.text}`,
    '',
  );
