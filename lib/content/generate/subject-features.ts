const has =
  (pattern: RegExp) =>
  (text: string): number =>
    pattern.test(text) ? 1 : 0;

const words = (text: string): string[] => text.match(/[\p{L}\p{N}’']+/gu) ?? [];
const WORDS_USUAL = 10;

/** What a subject line looks like, each as a number: 0 or 1 unless it says otherwise. In the order of the model. */
export const SUBJECT_FEATURES = {
  question: has(/\?/),
  number: has(/\d/),
  beginsWithThis: has(/^\W*(?:this|these|that|here)\b/i),
  firstPerson: has(/\b(?:i|i['’]m|i['’]ve|my|me)\b/i),
  we: has(/\b(?:we|our|us|ours)\b/i),
  secondPerson: has(/\b(?:you|your|yours|you['’]re)\b/i),
  thirdPerson: has(/\b(?:he|she|his|her|him|they|their)\b/i),
  exclamation: has(/!/),
  quote: has(/["“”]|(?:^|\s)['‘]/),
  ellipsis: has(/\.\.\.|…/),
  colon: has(/:/),
  capitals: has(/\b\p{Lu}{3,}\b/u),
  negation: has(/\b(?:not|no|never|nothing|nobody|without)\b|n['’]t\b/i),
  superlative: has(/\b(?:most|best|worst|ever|greatest|biggest|least|only)\b/i),
  asksWhat: has(/\b(?:what|why|how|who)\b/i),
  time: has(/\b(?:now|today|tomorrow|tonight|day|days|week|weeks|year|years|sunday|monday|until)\b/i),
  money: has(/[£$€]|\b(?:free|price|pay|money|save|off)\b/i),
  just: has(/\bjust\b/i),
  condition: has(/\bif\b/i),
  warm: has(/\b(?:love|loved|beautiful|happy|amazing|awesome|great|good|perfect|wonderful|favourite|favorite)\b/i),
  harsh: has(/\b(?:bad|hate|wrong|sad|terrible|horrible|afraid|dead|die|died|kill|hurt|fear|scary)\b/i),
  sentences: (text: string): number => Math.min(3, text.match(/[.!?…](?:\s|$)/g)?.length ?? 0) - 1,
  /** Words beyond ten, in tens. */
  length: (text: string): number => Math.max(-1, Math.min(1.5, (words(text).length - WORDS_USUAL) / 10)),
  lengthSquared: (text: string): number => Math.max(-1, Math.min(1.5, (words(text).length - WORDS_USUAL) / 10)) ** 2,
  /** Letters a word beyond four and a half. */
  longWords: (text: string): number => {
    const all = words(text);
    return all.length === 0 ? 0 : all.reduce((sum, word) => sum + word.length, 0) / all.length - 4.5;
  },
  /** Greets by name: no headline does, so only a shop's own campaigns can say what it is worth. */
  name: (text: string): number => (/\{\{\s*customer\.(?:first|last)Name/.test(text) ? 1 : 0),
} as const;

export type SubjectFeature = keyof typeof SUBJECT_FEATURES;
export const FEATURE_NAMES = Object.keys(SUBJECT_FEATURES) as SubjectFeature[];

/** The features of a subject, Liquid and all: a placeholder counts as one word. */
export function subjectFeatures(subject: string): number[] {
  const plain = subject.replace(/\{\{[^}]*\}\}/g, 'Anne').replace(/\{%[^%]*%\}/g, '');
  return FEATURE_NAMES.map((name) => SUBJECT_FEATURES[name](name === 'name' ? subject : plain));
}
