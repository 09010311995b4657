import { VARIANT_KEYS } from '@/lib/content/document/document';
import { INSTRUCTIONS, questionOf, readAnswer } from '@/lib/content/generate/ask-for-words';
import type { GenerateFacts } from '@/lib/content/generate/facts';
import { type GeneratedEmail, generateEmail } from '@/lib/content/generate/generate-email';
import { predictRate, type SubjectModel } from '@/lib/content/generate/subject-model';
import { isAppError } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { type LanguageModel, languageModel } from '@/lib/platform/language-model/ask-model';
import { holdsPersonalData } from '@/lib/platform/language-model/holds-personal-data';
import { log } from '@/lib/platform/log';
import { gatherGenerateFacts } from './gather-generate-facts';
import { readSubjectModel } from './read-subject-model';

export interface GenerateEmailInput {
  /** Numbers of a strategy and a segment; null where there is none. */
  strategy: number | null;
  segment: number | null;
  /** Position in a sequence, 0 where there is none. */
  step: number;
  seed: string | number;
  /** 1 to 5. */
  variants?: number;
  at: Date;
  /** Null: the grammar alone. Left out: the model that the environment names, if any. */
  model?: LanguageModel | null;
}

export type EmailProposal = GeneratedEmail & {
  subjectModel: Pick<SubjectModel, 'source' | 'learnedFrom'>;
  /** Why the words are the built-in generator's although a language model is configured; null where that is no matter. */
  fellBack: string | null;
};

const ANSWER_TOKENS = 900;

/**
 * An email out of the strategy, what sets the segment apart, and the catalogue: by a grammar, or in the words of a
 * language model where one is configured and keeps to the facts. Nothing is saved.
 */
export async function proposeEmail(pool: Pool, input: GenerateEmailInput): Promise<EmailProposal> {
  const facts = await gatherGenerateFacts(pool, input);
  const subjectModel = await readSubjectModel(pool, input.at);
  const generated = generateEmail(facts, { seed: input.seed, variants: input.variants, model: subjectModel });
  const model = input.model === undefined ? languageModel() : input.model;
  const worded = model ? await inWordsOf(model, facts, generated, subjectModel) : undefined;
  const { source, learnedFrom } = subjectModel;
  const fellBack = typeof worded === 'string' ? `Written by the built-in generator. ${worded}` : null;
  return { ...(typeof worded === 'object' ? worded : generated), subjectModel: { source, learnedFrom }, fellBack };
}

/** The same email in the words of a language model; where it is away or says what no fact supports, why not. */
async function inWordsOf(
  model: LanguageModel,
  facts: GenerateFacts,
  generated: GeneratedEmail,
  subjects: SubjectModel,
): Promise<GeneratedEmail | string> {
  const text = questionOf(facts, generated.variants.length);
  // Facts are of many; should a name of a segment or product hold an address, it stays in the house.
  if (holdsPersonalData(text)) return `${model.name} was not asked: the facts may hold somebody’s address or number.`;
  try {
    const words = readAnswer(await model.ask({ instructions: INSTRUCTIONS, text, maxTokens: ANSWER_TOKENS }), facts);
    if (!words) return `What ${model.name} wrote is not supported by the facts.`;
    const variants = words.variants.slice(0, generated.variants.length).map((one, n) => ({
      key: VARIANT_KEYS[n] ?? 'A',
      angle: 'model' as const,
      subject: one.subject,
      preheader: one.preheader,
      reason: one.reason ? `${one.reason} (${model.name})` : `Proposed by ${model.name}`,
      predicted: predictRate(subjects, one.subject, facts.base ?? { part: 0, whole: 0 }),
    }));
    const [hero, ...rest] = generated.document.blocks;
    const blocks = generated.document.blocks.map((block) => {
      if (block === hero && block.type === 'hero') return { ...block, title: words.headline };
      if (block === rest.find(({ type }) => type === 'text') && block.type === 'text')
        return { ...block, text: words.paragraphs.join('\n\n') };
      return block.type === 'button' ? { ...block, label: words.button } : block;
    });
    const document = {
      ...generated.document,
      blocks,
      variants: variants.map(({ key, subject, preheader, reason }) => ({
        key,
        subject,
        preheader,
        reason: reason.slice(0, 500),
        blocks: null,
        weight: 1,
      })),
    };
    return { document, variants, basis: generated.basis, by: model.name };
  } catch (error) {
    log.warn(
      { err: error instanceof Error ? error.message : String(error) },
      'language model gave no email; the grammar did',
    );
    return isAppError(error) ? error.message : `${model.name} gave no answer.`;
  }
}
