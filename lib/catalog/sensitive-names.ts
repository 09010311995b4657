/**
 * What names and values give away: the special categories of personal data (GDPR, article 9) and what can stand in for
 * them. By words, so it errs to both sides: it asks a person to look, it decides nothing.
 */
export interface SensitiveMatch {
  /** In words: "health", "religion or belief". */
  about: string;
  /** It is one of the special categories itself; else something from which one can be guessed. */
  kind: 'special' | 'proxy';
}

const SPECIAL: readonly (readonly [about: string, words: string])[] = [
  [
    'health',
    'health|illness|disease|diagnos\\w*|medic\\w*|prescription|pregnan\\w*|maternity|fertil\\w*|disab\\w*|diabet\\w*|cancer|allerg\\w*|hiv|depress\\w*|therap\\w*|incontinen\\w*|bmi|bloodtype',
  ],
  [
    'religion or belief',
    'religi\\w*|faith|church|mosque|synagogue|muslim|islam\\w*|christian(?!mas)|catholic|protestant|jewish|judaism|kosher|halal|ramadan|hindu\\w*|buddhis\\w*|atheis\\w*',
  ],
  [
    'ethnic origin',
    'ethnic\\w*|race|racial|skincolou?r|nationality|birthcountry|countryofbirth|mothertongue|migrant|roma',
  ],
  ['political opinion', 'politic\\w*|partymember\\w*|voter|voting|ideology'],
  ['trade union membership', 'tradeunion|unionmember\\w*|unionised'],
  ['sex life or orientation', 'sexual\\w*|orientation|lgbt\\w*|gay|lesbian|transgender|erotic\\w*|condoms?'],
  ['genetic or biometric data', 'genetic\\w*|dna|genome|biometric\\w*|fingerprint|faceid'],
];

const PROXIES: readonly (readonly [about: string, words: string])[] = [
  ['ethnic origin, by where somebody lives', 'postcode|postalcode|zip|zipcode|neighbou?rhood|district|street'],
  ['ethnic origin or religion, by the name', 'firstname|lastname|surname|familyname'],
  ['ethnic origin, by language', 'language|locale'],
];

const tableOf = (table: typeof SPECIAL, kind: SensitiveMatch['kind']) =>
  table.map(([about, words]) => ({ about, kind, pattern: new RegExp(`(?<![a-z])(?:${words})(?![a-z])`) }));
const NAMES = [...tableOf(SPECIAL, 'special'), ...tableOf(PROXIES, 'proxy')];
const VALUES = tableOf(SPECIAL, 'special');

/** `skinColour`, `skin_colour` and `Skin colour` as words of their own and as one. */
function wordsOf(text: string): string {
  const words = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);
  return `${words.join(' ')} | ${words.join('')} | ${words
    .slice(0, -1)
    .map((word, index) => word + words[index + 1])
    .join(' ')}`;
}

const find = (table: typeof NAMES, text: string): SensitiveMatch | undefined => {
  const words = wordsOf(text);
  const found = table.find(({ pattern }) => pattern.test(words));
  return found && { about: found.about, kind: found.kind };
};

/** What the name of a trait, property or event gives away. */
export const sensitiveName = (name: string): SensitiveMatch | undefined => find(NAMES, name);

/** What a compared value (a category, a product's name) gives away. */
export const sensitiveValue = (value: string): SensitiveMatch | undefined => find(VALUES, value);
