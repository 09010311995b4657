import { z } from 'zod';
import { findPhrase } from '../checks/words';
import { categoryTrait, type GenerateFacts, kindOf, offerOf, percent } from './facts';
import { NAME } from './fill';

/** What a language model is told to do. */
export const INSTRUCTIONS = `You write a marketing email for a shop. Use only the facts given: no price, number, claim, product or promise that is not among them.
Write {Name} where the customer's first name stands, at most once a subject and only at its beginning. No HTML, no links, no placeholders but {Name}.
Subjects: at most 38 characters, each with another idea. Preheaders: 35 to 90 characters.
Answer in JSON: {"variants": [{"subject", "preheader", "reason"}], "headline", "paragraphs": [one to three], "button"}.`;

/** The facts as they are told: of the segment as a whole, never of a customer. */
export function questionOf(facts: GenerateFacts, variants: number): string {
  const { brand, strategy, segment } = facts;
  const trait = categoryTrait(facts);
  return JSON.stringify({
    shop: brand.name,
    voice: {
      tone: strategy?.tone || brand.voice.tone,
      neverSay: brand.voice.bannedWords,
      sayInstead: brand.voice.preferred,
      exclamationMarks: brand.voice.exclamations,
      emoji: brand.voice.emoji,
    },
    purpose: { kind: kindOf(facts), goal: strategy?.goal ?? null, offer: offerOf(facts) },
    audience: segment?.name ?? 'everyone',
    measured: facts.traits
      .slice(0, 6)
      .map(
        ({ about, value, share, everyone }) =>
          `${about} ${value}: ${percent(share)} of them, ${percent(everyone)} of everyone`,
      ),
    category: trait?.value ?? null,
    products: facts.products.slice(0, 6).map(({ name }) => name),
    variants,
  });
}

const line = (max: number) => z.string().trim().min(2).max(max);
const answerSchema = z.object({
  variants: z
    .array(z.object({ subject: line(120), preheader: line(200), reason: z.string().max(300).default('') }))
    .min(1)
    .max(5),
  headline: line(120),
  paragraphs: z.array(line(600)).min(1).max(3),
  button: line(40),
});

export interface ModelWords {
  variants: { subject: string; preheader: string; reason: string }[];
  headline: string;
  paragraphs: string[];
  button: string;
}

/** The words of an answer; undefined where it is none, or says what no fact supports. */
export function readAnswer(answer: unknown, facts: GenerateFacts): ModelWords | undefined {
  const { data } = answerSchema.safeParse(answer);
  if (!data) return undefined;
  const all = [
    ...data.variants.flatMap(({ subject, preheader }) => [subject, preheader]),
    data.headline,
    ...data.paragraphs,
    data.button,
  ];
  if (!all.every((text) => isFactual(text, facts))) return undefined;
  const named = (text: string): string => text.replaceAll('{Name}', NAME);
  return {
    variants: data.variants.map(({ subject, preheader, reason }) => ({
      subject: named(subject),
      preheader: named(preheader),
      reason,
    })),
    headline: data.headline.replaceAll('{Name}', '').trim(),
    paragraphs: data.paragraphs.map(named),
    button: data.button,
  };
}

const NUMBER = /\d+(?:[.,]\d+)?/g;
const OFFERING = /\b(?:free|discount|off|voucher|gift|sale|half price|save|code)\b/gi;

/** Nothing but words, no number and no promise that the facts do not hold, nothing that the brand never says. */
function isFactual(text: string, facts: GenerateFacts): boolean {
  if (/[<>]|\{[{%]|\}\}|https?:|www\./i.test(text)) return false;
  if (/[{}]/.test(text.replaceAll('{Name}', ''))) return false;
  const { brand } = facts;
  if (brand.voice.bannedWords.some((word) => findPhrase(text, word).length > 0)) return false;
  const offer = offerOf(facts)?.toLowerCase() ?? '';
  const known = [offer, brand.name, ...facts.products.map(({ name }) => name), categoryTrait(facts)?.value ?? '']
    .join(' ')
    .toLowerCase();
  const numbers: string[] = known.match(NUMBER) ?? [];
  if ((text.match(NUMBER) ?? []).some((number) => !numbers.includes(number))) return false;
  return (text.match(OFFERING) ?? []).every((word) => known.includes(word.toLowerCase()));
}
