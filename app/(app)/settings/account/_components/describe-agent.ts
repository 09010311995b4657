const BROWSERS: readonly [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

const find = (table: readonly [RegExp, string][], text: string): string | undefined =>
  table.find(([pattern]) => pattern.test(text))?.[1];

/** "Firefox on Linux" of a User-Agent header, as far as it says. */
export function describeAgent(agent: string | null): { name: string; phone: boolean } {
  const text = agent ?? '';
  const name = [find(BROWSERS, text) ?? 'A program', find(SYSTEMS, text)].filter(Boolean).join(' on ');
  return { name, phone: /iPhone|Android/.test(text) };
}
