import type { Liquid } from 'liquidjs';
import { ALLOWED_TAGS, isLiteral, isTag, tokensOf } from './liquid-engine';
import { RenderFailure } from './render-failure';

/** Where in a template which place of the document begins. */
export interface TemplatePlace {
  begin: number;
  place: string;
}

const OPEN = '\uE000';
const CLOSE = '\uE001';

/** A field of a document with its Liquid taken out: stand-ins in the text, the Liquid beside it. */
export interface Field {
  text: string;
  liquid: readonly { text: string; isTag: boolean }[];
}

/** Takes the Liquid out of a field. Throws RenderFailure where it is not valid or not allowed, with the words at fault. */
export function readField(engine: Liquid, text: string, place: string): Field {
  const liquid: { text: string; isTag: boolean }[] = [];
  try {
    const parts = tokensOf(text, engine).map((token) => {
      const words = token.getText();
      if (isLiteral(token)) return words.replaceAll(/[\uE000\uE001]/g, '');
      if (isTag(token) && !ALLOWED_TAGS.has(token.name))
        throw new RenderFailure('template', `the tag “${token.name}” is not offered here`, place, words);
      liquid.push({ text: words, isTag: isTag(token) });
      return `${OPEN}${liquid.length - 1}${CLOSE}`;
    });
    // By itself: a condition that is opened in one field cannot be closed in another.
    if (liquid.length > 0) engine.parse(text);
    return { text: parts.join(''), liquid };
  } catch (error) {
    throw asFailure(error, place, 'template');
  }
}

/** Puts the Liquid back. */
export const putBack = (text: string, field: Field): string =>
  text.replace(/\uE000(\d+)\uE001/g, (_all, n: string) => field.liquid[Number(n)]?.text ?? '');

/** Whether a stretch of a field is nothing but tags. */
export const isOnlyTags = (text: string, field: Field): boolean =>
  /^(?:\s*\uE000\d+\uE001\s*)+$/.test(text) &&
  [...text.matchAll(/\uE000(\d+)\uE001/g)].every(([, n]) => field.liquid[Number(n)]?.isTag);

/** Stand-ins for pieces of Liquid and of people's words, so that what lays out the email never sees them. */
export class Markers {
  private readonly pieces: { template: string; place: string }[] = [];

  mark(template: string, place: string): string {
    this.pieces.push({ template, place });
    return `kq${this.pieces.length - 1}qk`;
  }

  restore(text: string): { template: string; places: TemplatePlace[] } {
    const places: TemplatePlace[] = [];
    let template = '';
    let done = 0;
    for (const match of text.matchAll(/kq(\d+)qk/g)) {
      const piece = this.pieces[Number(match[1])];
      if (!piece) continue;
      template += text.slice(done, match.index);
      places.push({ begin: template.length, place: piece.place });
      template += piece.template;
      done = match.index + match[0].length;
    }
    return { template: template + text.slice(done), places };
  }
}

/** Positions of the links of an email, the same in its HTML and its text. */
export class LinkBook {
  private readonly positions = new Map<string, number>();

  position(place: string, nth = 0): number {
    const key = `${place}#${nth}`;
    const known = this.positions.get(key);
    if (known !== undefined) return known;
    this.positions.set(key, this.positions.size);
    return this.positions.size - 1;
  }

  get places(): string[] {
    return [...this.positions.keys()].map((key) => key.replace(/#\d+$/, ''));
  }
}

interface LiquidFault {
  message: string;
  originalError?: Error;
  token?: { getText(): string };
}

const isLiquidFault = (error: unknown): error is LiquidFault & Error => error instanceof Error && 'token' in error;

/** A failure of liquidjs as ours; the words of a message are the template's, never the customer's. */
export function asFailure(error: unknown, place: string, otherwise: 'template' | 'tooMuch'): RenderFailure {
  if (error instanceof RenderFailure) return error;
  if (!isLiquidFault(error)) {
    if (error instanceof RangeError) return new RenderFailure('tooMuch', 'it goes too deep', place);
    return new RenderFailure(otherwise, error instanceof Error ? error.message : 'it cannot be read', place);
  }
  const cause = error.originalError ?? error;
  if (cause instanceof RenderFailure) return new RenderFailure(cause.reason, cause.detail, place, cause.quote);
  const quote = error.token?.getText().slice(0, 200) ?? '';
  if (/limit exceeded/.test(cause.message)) return new RenderFailure('tooMuch', cause.message, place, quote);
  if (cause.name === 'MissingValue' || /undefined variable/.test(cause.message))
    return new RenderFailure('missingValue', `“${quote}” has no value`, place, quote);
  return new RenderFailure('template', cause.message.split(', line:')[0] ?? '', place, quote);
}
