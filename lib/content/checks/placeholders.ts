import { createEngine, isTag, tokensOf } from '../render/liquid-engine';
import { isRenderFailure } from '../render/render-failure';
import { readField } from '../render/template-source';

/** An output of a text: `{{ customer.firstName | default: "there" }}`. */
export interface Placeholder {
  text: string;
  begin: number;
  /** "customer.firstName"; empty where it begins with a literal. */
  path: string;
  filters: readonly string[];
  /** Whether the text itself asks first whether it is there. */
  guarded: boolean;
  /** Names that the text gives itself (loops, assignments). */
  local: ReadonlySet<string>;
}

const engine = createEngine((text) => text);

/** What can be named; the rest of a path after a star is free. */
const KNOWN = [
  'customer.id',
  'customer.email',
  'customer.firstName',
  'customer.lastName',
  'customer.traits.*',
  'customer.metrics.*',
  'brand.name',
  'brand.siteUrl',
  'brand.postalAddress',
  'campaign.name',
  'campaign.id',
  'recommendations.*',
  'cart.*',
  'currency',
  'at',
];

export const knownPath = (path: string, local: ReadonlySet<string>): boolean =>
  path === '' ||
  local.has(path.split(/[.[]/)[0] ?? '') ||
  KNOWN.some((known) =>
    known.endsWith('.*')
      ? path.startsWith(known.slice(0, -1)) || path.startsWith(`${known.slice(0, -2)}[`)
      : known === path,
  );

export const hasDefault = ({ filters }: Placeholder): boolean => filters.includes('default');

/** The outputs of a text, or why it cannot be read. */
export function placeholdersOf(
  text: string,
): { ok: true; placeholders: Placeholder[] } | { ok: false; message: string; quote: string } {
  try {
    readField(engine, text, '');
  } catch (error) {
    if (!isRenderFailure(error)) throw error;
    return { ok: false, message: error.detail, quote: error.quote || text.slice(0, 80) };
  }
  const local = new Set<string>(['forloop']);
  const guards: string[] = [];
  const placeholders: Placeholder[] = [];
  for (const token of tokensOf(text, engine)) {
    const words = token.getText();
    if (isTag(token)) {
      const [first = ''] = token.args.trim().split(/[\s=]+/);
      if (token.name === 'for' || token.name === 'assign' || token.name === 'capture') local.add(first);
      if (token.name === 'if' || token.name === 'elsif') guards.push(token.args);
      continue;
    }
    if (!words.startsWith('{{')) continue;
    const inner = words.replace(/^\{\{-?|-?\}\}$/g, '').trim();
    const [expression = '', ...rest] = splitPipes(inner);
    const path = /^["'\d(]/.test(expression) ? '' : expression.trim();
    placeholders.push({
      text: words,
      begin: token.begin,
      path,
      filters: rest.map((filter) => /^\s*(\w+)/.exec(filter)?.[1] ?? ''),
      guarded: guards.some((guard) => guard.includes(path)),
      local,
    });
  }
  return { ok: true, placeholders };
}

/** Parts between pipes that stand outside of quotes. */
function splitPipes(text: string): string[] {
  const parts = text.match(/(?:"[^"]*"|'[^']*'|[^|])+/g);
  return parts ? [...parts] : [];
}
