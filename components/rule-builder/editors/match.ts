import { slipDistance } from '@/lib/core/slip-distance';

/**
 * How well a thing answers a search, from 0 to 1, for cmdk: its label (the first keyword) before its other names, the
 * beginning before the middle; every word that is typed has to be there. No letters are skipped.
 */
export function matchThing(_value: string, search: string, keywords: string[] = []): number {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return 1;
  const [label = '', ...others] = keywords.map((each) => each.toLowerCase());
  const rest = others.join(' ');
  let score = 1;
  for (const word of words) {
    const at = label.indexOf(word);
    if (at === 0) continue;
    if (at > 0) score *= label[at - 1] === ' ' ? 0.9 : 0.7;
    else if (rest.includes(word)) score *= 0.3;
    else return 0;
  }
  return label === search.toLowerCase().trim() ? score : score * 0.95;
}

/** How many letters of a word may be wrong. */
const slipsOf = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** The same for what was typed with slips of the finger: “prodct viewd”. For when nothing answers as it was typed. */
export function matchSlips(search: string, keywords: readonly string[]): number {
  const typed = search.toLowerCase().split(/\s+/).filter(Boolean);
  const named = keywords.flatMap((each) => each.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter(Boolean);
  let score = typed.length > 0 ? 0.5 : 0;
  for (const word of typed) {
    const distance = Math.min(...named.map((name) => slipDistance(word, name.slice(0, word.length + slipsOf(word)))));
    if (distance > slipsOf(word)) return 0;
    score *= 0.8 ** distance;
  }
  return score;
}
