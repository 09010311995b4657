import { AppError } from '@/lib/core';
import { type LanguageModel, languageModel } from '@/lib/platform/language-model/ask-model';
import { log } from '@/lib/platform/log';
import type { Rule } from '@/lib/rules';
import { type ParsedSentence, parseSentence } from '@/lib/rules/parse-sentence';
import { askForRule } from './ask-for-rule';
import { readVocabulary, type VocabularyOptions } from './read-vocabulary';

export type UnderstoodSentence = ParsedSentence & { rule: Rule };

/**
 * The rule that an English sentence asks for, read with the names and values of the shop’s data; nothing is saved. Where a
 * language model is configured it is asked for sentences that the grammar does not wholly understand, and its rule is
 * said to be its. Errors: invalidInput at `/text` where nothing of it was understood.
 */
export async function understandSentence(
  text: string,
  options: VocabularyOptions,
  model: LanguageModel | undefined = languageModel(),
): Promise<UnderstoodSentence> {
  const vocabulary = await readVocabulary(options);
  const parsed = parseSentence(text, vocabulary);
  const { rule } = parsed;
  if (rule && parsed.unknown.length === 0) return { ...parsed, rule };
  const proposed = model && (await proposeRule(text, vocabulary, model));
  if (proposed) return proposed;
  if (rule) return { ...parsed, rule };
  const words = parsed.unknown.map((span) => `“${span.text}”`).join(', ');
  const message = words === '' ? 'says nothing that can be asked of a customer' : `was not understood: ${words}`;
  throw new AppError('invalidInput', 'Nothing of this sentence was understood', {
    errors: [{ path: '/text', message }],
  });
}

/** What the model says, as an assumption about the whole sentence; undefined where it has nothing of use to say. */
async function proposeRule(
  text: string,
  vocabulary: Parameters<typeof askForRule>[1],
  model: LanguageModel,
): Promise<UnderstoodSentence | undefined> {
  try {
    const rule = await askForRule(text, vocabulary, model);
    if (!rule) return undefined;
    const whole = { text, start: 0, end: text.length, path: '' };
    const message = `This rule was proposed by the language model ${model.name}: compare it with what you mean.`;
    return { rule, assumptions: [{ ...whole, message }], unknown: [], understood: [whole], intent: 'replace' };
  } catch (error) {
    log.warn({ err: error }, 'the language model did not answer; the grammar’s reading stands');
    return undefined;
  }
}
