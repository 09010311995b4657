import { createRandom, type Random } from '@/lib/core';
import { literalWords } from '../checks/words';
import { type EmailDocument, emailDocumentSchema, VARIANT_KEYS } from '../document/document';
import { composeBlocks } from './compose-blocks';
import { categoryTrait, type GenerateFacts, kindOf, offerOf, percent, type SegmentTrait } from './facts';
import { fill, inVoice, type Slots } from './fill';
import { ANGLE_REASONS, ANGLES, type Angle, GRAMMAR } from './grammar';
import { type PredictedRate, predictRate, type SubjectModel } from './subject-model';

export interface GenerateOptions {
  seed: string | number;
  /** Variants, 1 to 5. */
  variants?: number;
  model: SubjectModel;
  language?: string;
}

export interface GeneratedVariant {
  key: string;
  angle: Angle | 'model';
  subject: string;
  preheader: string;
  reason: string;
  predicted: PredictedRate | null;
}

export interface GeneratedEmail {
  document: EmailDocument;
  variants: GeneratedVariant[];
  /** The facts that it rests on, in words with their numbers. */
  basis: string[];
  /** `grammar`, or what the language model is called. */
  by: string;
}

/** Characters that phones show of a subject, with a first name of usual length in it. */
const ROOM = 41;
const NAME_LENGTH = 7;

/**
 * An email made of facts alone: a grammar over what the strategy is for, what sets the segment apart, the offer and the
 * catalogue, drawn by the seed; its subjects are those that the model expects most of, each with another idea.
 */
export function generateEmail(facts: GenerateFacts, options: GenerateOptions): GeneratedEmail {
  const random = createRandom(`${options.seed}`);
  const trait = categoryTrait(facts);
  const slots: Slots = {
    name: true,
    category: trait?.value ?? null,
    offer: offerOf(facts),
    brand: facts.brand.name,
  };
  const count = Math.max(1, Math.min(VARIANT_KEYS.length, options.variants ?? 3));
  const chosen = chooseSubjects(facts, slots, options.model, random, count);
  const preheaders = drawLines(GRAMMAR[kindOf(facts)].preheaders, slots, facts, random.fork('preheader'));
  const variants = chosen.map(
    ({ angle, subject, predicted }, n): GeneratedVariant => ({
      key: VARIANT_KEYS[n] ?? 'A',
      angle,
      subject,
      preheader: preheaders[n % Math.max(1, preheaders.length)] ?? '',
      reason: reasonOf(angle, trait, slots.offer),
      predicted,
    }),
  );
  const document = emailDocumentSchema.parse({
    format: 1,
    language: options.language ?? 'en',
    variants: variants.map(({ key, subject, preheader, reason }) => ({ key, subject, preheader, reason })),
    blocks: composeBlocks(facts, slots, random.fork('body')),
  });
  return { document, variants, basis: basisOf(facts, trait, slots.offer), by: 'grammar' };
}

interface Candidate {
  angle: Angle;
  subject: string;
  predicted: PredictedRate | null;
  /** Among equals the seed decides. */
  luck: number;
}

/** The most promising of each idea, the best ideas first. */
function chooseSubjects(
  facts: GenerateFacts,
  slots: Slots,
  model: SubjectModel,
  random: Random,
  count: number,
): Candidate[] {
  const bank = GRAMMAR[kindOf(facts)].subjects;
  const base = facts.base ?? { part: 0, whole: 0 };
  const all = ANGLES.flatMap((angle) =>
    drawLines(bank[angle] ?? [], slots, facts, random.fork(angle))
      .filter((subject) => lengthOf(subject) <= ROOM)
      .map(
        (subject): Candidate => ({ angle, subject, predicted: predictRate(model, subject, base), luck: random.next() }),
      ),
  );
  const value = ({ predicted, luck }: Candidate): number => (predicted?.rate ?? 0) + luck * 0.01;
  const ranked = all.sort((a, b) => value(b) - value(a));
  const firsts = ranked.filter((one, n) => ranked.findIndex(({ angle }) => angle === one.angle) === n);
  const rest = ranked.filter((one) => !firsts.includes(one));
  return [...firsts, ...rest].slice(0, count);
}

const lengthOf = (subject: string): number =>
  [...literalWords(subject).replace(/\s+/g, ' ').trim()].length + (subject.includes('{{') ? NAME_LENGTH : 0);

/** Lines whose facts there are, as the brand says them, in an order of the seed. Lines that it would not say are left out. */
export function drawLines(lines: readonly string[], slots: Slots, { brand }: GenerateFacts, random: Random): string[] {
  const filled = lines.flatMap((line) => fill(line, slots) ?? []).flatMap((line) => inVoice(line, brand.voice) ?? []);
  return filled
    .map((line) => ({ line, luck: random.next() }))
    .sort((a, b) => a.luck - b.luck)
    .map(({ line }) => line);
}

function reasonOf(angle: Angle, trait: SegmentTrait | null, offer: string | null): string {
  const reason = ANGLE_REASONS[angle];
  if (angle === 'category' && trait) return `${reason}: ${traitWords(trait)}`;
  return angle === 'offer' && offer ? `${reason}: ${offer}` : reason;
}

const traitWords = ({ about, value, share, everyone }: SegmentTrait): string =>
  `${about} ${value}, ${percent(share)} of them against ${percent(everyone)} of everyone`;

function basisOf(facts: GenerateFacts, trait: SegmentTrait | null, offer: string | null): string[] {
  const { strategy, segment, base, products } = facts;
  return [
    ...(strategy ? [`Strategy ${strategy.name}: ${strategy.goal}`] : []),
    ...(segment ? [`Segment ${segment.name}, ${segment.size.toLocaleString('en')} customers`] : []),
    ...(trait ? [traitWords(trait)] : []),
    ...(offer ? [`Offer: ${offer}`] : []),
    ...(products.length > 0 ? [`${products.length} products of the catalogue`] : []),
    ...(base && base.whole > 0
      ? [`Usual opens of theirs: ${percent(base.part / base.whole)} of ${base.whole.toLocaleString('en')}`]
      : []),
  ];
}
