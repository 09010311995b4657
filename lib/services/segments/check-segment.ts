import { AppError } from '@/lib/core';
import { planRule, type Rule } from '@/lib/rules';
import type { StoredSegments } from './segment-catalog';

/** Throws AppError invalidInput where a rule or parent refers to no segment or comes back to itself, with the path. */
export function checkRule(rule: Rule, catalog: StoredSegments, id: string, parentId?: string | null): void {
  try {
    planRule(rule, catalog, id, parentId);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const errors = error.errors.map(({ path, message }) => ({
      path: path === '/parentId' ? path : `/rule${path}`,
      message,
    }));
    throw new AppError(error.code, error.message, { errors, cause: error });
  }
}
