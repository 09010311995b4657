const regions = new Intl.DisplayNames('en-GB', { type: 'region' });
const languages = new Intl.DisplayNames('en-GB', { type: 'language' });

const ALIASES: Readonly<Record<string, readonly string[]>> = {
  GB: ['UK', 'U.K.', 'Britain', 'Great Britain', 'United Kingdom'],
  US: ['USA', 'U.S.', 'United States', 'United States of America', 'America', 'the States'],
  IE: ['Republic of Ireland', 'Ireland'],
  NL: ['Holland', 'Netherlands'],
  AE: ['UAE', 'Emirates'],
  CZ: ['Czech Republic', 'Czechia'],
  KR: ['South Korea', 'Korea'],
};

/** Adjectives of the countries that shops sell to most. */
const ADJECTIVES: Readonly<Record<string, readonly string[]>> = {
  GB: ['British', 'UK', 'UK-based'],
  US: ['American', 'US', 'US-based'],
  IE: ['Irish'],
  DE: ['German'],
  FR: ['French'],
  ES: ['Spanish'],
  IT: ['Italian'],
  PT: ['Portuguese'],
  NL: ['Dutch'],
  BE: ['Belgian'],
  CH: ['Swiss'],
  AT: ['Austrian'],
  SE: ['Swedish'],
  NO: ['Norwegian'],
  DK: ['Danish'],
  FI: ['Finnish'],
  PL: ['Polish'],
  CA: ['Canadian'],
  AU: ['Australian'],
  JP: ['Japanese'],
  GR: ['Greek'],
  CZ: ['Czech'],
};

const nameOf = (names: Intl.DisplayNames, code: string): string | undefined => {
  try {
    const name = names.of(code);
    return name === code ? undefined : name;
  } catch {
    return undefined;
  }
};

const isRegion = (code: string): boolean => /^[A-Z]{2}$/.test(code);

/** The names by which a country that is stored as its two letters is called. */
export function countryNames(code: string): string[] {
  if (!isRegion(code)) return [];
  const name = nameOf(regions, code);
  return [...(name ? [name] : []), ...(ALIASES[code] ?? [])];
}

export const countryAdjectives = (code: string): readonly string[] => ADJECTIVES[code] ?? [];

/** The name of a language that is stored as its code. */
export function languageNames(code: string): string[] {
  if (!/^[a-z]{2}(-[A-Z]{2})?$/.test(code)) return [];
  const name = nameOf(languages, code);
  return name ? [name] : [];
}
