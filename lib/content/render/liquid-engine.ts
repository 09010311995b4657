import { type FilterImplOptions, Liquid, type TagToken, Tokenizer, TokenKind, type TopLevelToken } from 'liquidjs';
import { LinkTag } from './link-tag';
import { Blank, defaultTo, formatMoney, pluralOf, properName } from './liquid-filters';

/** Of one rendering of one part of an email. */
export const LIMITS = {
  /** Milliseconds. */
  renderLimit: 200,
  /** Characters and elements that filters and loops make. */
  memoryLimit: 500_000,
  /** Tags, outputs and stretches of text; counts every turn of a loop. */
  turns: 20_000,
  /** Characters of what comes out. */
  outputLimit: 1_000_000,
} as const;

const PARSE_LIMIT = 2_000_000;

/** Tags that a template may use. None reads files, and none writes without escaping. */
export const ALLOWED_TAGS: ReadonlySet<string> = new Set([
  'assign',
  'break',
  'case',
  'comment',
  'continue',
  'else',
  'elsif',
  'endcase',
  'endcomment',
  'endfor',
  'endif',
  'endunless',
  'for',
  'if',
  'unless',
  'when',
  '#',
]);

/** Filters that a template may use: `raw` is not one. */
export const ALLOWED_FILTERS: ReadonlySet<string> = new Set([
  'abs',
  'append',
  'at_least',
  'at_most',
  'capitalize',
  'ceil',
  'compact',
  'concat',
  'date',
  'default',
  'divided_by',
  'downcase',
  'escape',
  'first',
  'floor',
  'join',
  'last',
  'lstrip',
  'map',
  'minus',
  'modulo',
  'money',
  'name',
  'plural',
  'plus',
  'prepend',
  'remove',
  'remove_first',
  'replace',
  'replace_first',
  'reverse',
  'round',
  'rstrip',
  'size',
  'slice',
  'sort',
  'split',
  'strip',
  'strip_newlines',
  'times',
  'truncate',
  'truncatewords',
  'uniq',
  'upcase',
  'url_encode',
  'where',
]);

/** A Liquid that reaches nothing but its scope. `escapeWith` is applied to every output. */
export function createEngine(escapeWith: (text: string) => string): Liquid {
  const nothing = () => {
    throw new Error('no files');
  };
  const engine = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: true,
    lenientIf: true,
    timezoneOffset: 0,
    locale: 'en',
    relativeReference: false,
    parseLimit: PARSE_LIMIT,
    renderLimit: LIMITS.renderLimit,
    memoryLimit: LIMITS.memoryLimit,
    fs: {
      readFileSync: nothing,
      readFile: nothing,
      existsSync: () => false,
      exists: async () => false,
      resolve: nothing,
    },
    outputEscape: (value: unknown) => escapeWith(shown(value)),
  });
  for (const name of Object.keys(engine.filters)) if (!ALLOWED_FILTERS.has(name)) engine.unregisterFilter(name);
  for (const name of Object.keys(engine.tags)) if (!ALLOWED_TAGS.has(name)) delete engine.tags[name];
  const date = engine.filters.date;
  engine.registerFilter('default', defaultTo);
  engine.registerFilter('money', formatMoney);
  engine.registerFilter('plural', pluralOf);
  engine.registerFilter('name', properName);
  if (typeof date === 'function') engine.registerFilter('date', atInstant(date));
  engine.registerTag('klink', LinkTag);
  return engine;
}

/** "now" and "today" are the instant of the rendering: this floor reads no clock. */
const atInstant = (date: Extract<FilterImplOptions, (...args: never[]) => unknown>): FilterImplOptions =>
  function (value: unknown, ...rest: unknown[]) {
    const instant = value === 'now' || value === 'today' ? this.context.getSync(['at']) : value;
    return date.call(this, instant, ...rest);
  };

/** Text of what an output found. A value that is not there is a fault: nothing is left blank silently. */
function shown(value: unknown): string {
  if (value instanceof Blank) return '';
  if (value === null || value === undefined || value === '') throw new MissingValue();
  if (Array.isArray(value)) return value.map(shown).join('');
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'object') throw new MissingValue();
  return String(value);
}

export class MissingValue extends Error {
  override readonly name = 'MissingValue';
}

/** Parts of a text: literal words, outputs and tags. Throws liquidjs' errors where a delimiter is not closed. */
export const tokensOf = (text: string, engine: Liquid): TopLevelToken[] =>
  new Tokenizer(text).readTopLevelTokens(engine.options);

export const isTag = (token: TopLevelToken): token is TagToken => token.kind === TokenKind.Tag;
export const isLiteral = (token: TopLevelToken): boolean => token.kind === TokenKind.HTML;
