import { AppError } from '@/lib/core';
import type { Rule } from '@/lib/rules';
import { type ParsedSentence, parseSentence } from '@/lib/rules/parse-sentence';
import { readVocabulary, type VocabularyOptions } from './read-vocabulary';

export type UnderstoodSentence = ParsedSentence & { rule: Rule };

/**
 * The rule that an English sentence asks for, read with the names and values of the shop’s data; nothing is saved. Errors:
 * invalidInput at `/text` where nothing of it was understood.
 */
export async function understandSentence(text: string, options: VocabularyOptions): Promise<UnderstoodSentence> {
  const parsed = parseSentence(text, await readVocabulary(options));
  const { rule } = parsed;
  if (rule) return { ...parsed, rule };
  const words = parsed.unknown.map((span) => `“${span.text}”`).join(', ');
  const message = words === '' ? 'says nothing that can be asked of a customer' : `was not understood: ${words}`;
  throw new AppError('invalidInput', 'Nothing of this sentence was understood', {
    errors: [{ path: '/text', message }],
  });
}
