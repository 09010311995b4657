import type { z } from 'zod';
import { AppError, type FieldError, jsonPointer } from '@/lib/core';
import { ruleSchema } from './schema/rule-schema';
import type { Rule } from './types';

/** Faults of a rule as JSON pointers, a key that is not known at its own place. `at` goes before every path. */
export function ruleErrors(issues: readonly z.core.$ZodIssue[], at: readonly PropertyKey[] = []): FieldError[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path];
    if (issue.code !== 'unrecognized_keys') return [{ path: jsonPointer(path), message: issue.message }];
    return issue.keys.map((key) => ({ path: jsonPointer([...path, key]), message: 'is not known here' }));
  });
}

/** The rule that a document holds; throws AppError invalidInput naming each fault by a JSON pointer behind `at`. */
export function parseRule(document: unknown, at: readonly PropertyKey[] = []): Rule {
  const parsed = ruleSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  throw new AppError('invalidInput', 'The rule is not valid', { errors: ruleErrors(parsed.error.issues, at) });
}
