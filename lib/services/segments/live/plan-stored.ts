import { isAppError } from '@/lib/core';
import { planRule, type Rule, type SegmentCatalog, type SetTree } from '@/lib/rules';

/** The plan of a stored segment; undefined where its rule, or one that it refers to or stands below, cannot be read. */
export function planStored(
  segment: { id: string; rule: Rule; parentId: string | null } | undefined,
  catalog: SegmentCatalog,
): SetTree | undefined {
  try {
    return segment && planRule(segment.rule, catalog, segment.id, segment.parentId).root;
  } catch (error) {
    if (isAppError(error)) return undefined;
    throw error;
  }
}
