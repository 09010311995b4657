import type { SnippetChoice } from './editor-context';

/** "spring-footer" of "Spring footer": how emails name a snippet. */
export function keyOfName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-');
  return plain.replaceAll(/^-+|-+$/g, '').slice(0, 60) || 'snippet';
}

/** The key for a snippet of that name: of the one that has the name already, else one that is free. */
export function keyFor(
  name: string,
  snippets: readonly SnippetChoice[],
): { key: string; replaces: SnippetChoice | null } {
  const wanted = name.trim().toLowerCase();
  const same = snippets.find((one) => one.name.toLowerCase() === wanted) ?? null;
  if (same) return { key: same.key, replaces: same };
  const base = keyOfName(name);
  for (let n = 1; ; n += 1) {
    const key = n === 1 ? base : `${base}-${n}`;
    if (!snippets.some((one) => one.key === key)) return { key, replaces: null };
  }
}
