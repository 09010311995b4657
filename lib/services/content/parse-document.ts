import { type EmailDocument, emailDocumentSchema } from '@/lib/content/document/document';
import { walkBlocks } from '@/lib/content/document/walk-blocks';
import { AppError, type FieldError, isAppError, jsonPointer } from '@/lib/core';
import type { Queryable } from '@/lib/platform/db';
import { parseRule, planRule } from '@/lib/rules';
import { readSegmentCatalog } from '../segments/segment-catalog';

/**
 * The email that a document holds, its rules those of the rule language and their segments there. Errors: invalidInput
 * naming each fault by a JSON pointer.
 */
export async function parseDocument(db: Queryable, value: unknown): Promise<EmailDocument> {
  const parsed = emailDocumentSchema.safeParse(value);
  if (!parsed.success)
    throw refused(parsed.error.issues.map(({ path, message }) => ({ path: jsonPointer(path), message })));
  const document = parsed.data;
  const placed = walkBlocks(document);
  const errors = repeatedIds(document);
  const catalog = placed.some(({ block }) => block.showWhen) ? await readSegmentCatalog(db) : undefined;
  for (const { block, place } of placed) {
    if (!block.showWhen || !catalog) continue;
    try {
      planRule(parseRule(block.showWhen), catalog);
    } catch (error) {
      if (!isAppError(error)) throw error;
      const found = error.errors.length > 0 ? error.errors : [{ path: '', message: error.message }];
      errors.push(...found.map(({ path, message }) => ({ path: `${place}/showWhen${path}`, message })));
    }
  }
  if (errors.length > 0) throw refused(errors);
  return document;
}

const refused = (errors: FieldError[]): AppError => new AppError('invalidInput', 'The email is not valid', { errors });

/** One id names one block, within the blocks that stand together; and one key one variant. */
function repeatedIds(document: EmailDocument): FieldError[] {
  const seen = new Set<string>();
  const errors: FieldError[] = [];
  for (const { block, place, variant } of walkBlocks(document)) {
    const key = `${variant?.key ?? ''} ${block.id}`;
    if (seen.has(key)) errors.push({ path: `${place}/id`, message: 'another block has this id' });
    seen.add(key);
  }
  const keys = document.variants.map(({ key }) => key);
  keys.forEach((key, n) => {
    if (keys.indexOf(key) !== n) errors.push({ path: `/variants/${n}/key`, message: 'another variant has this key' });
  });
  return errors;
}
