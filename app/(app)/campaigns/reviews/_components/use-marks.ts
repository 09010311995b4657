import { useMemo } from 'react';
import type { ReviewFactsView } from '@/lib/services/campaigns/review/reading/read-facts';
import type { ReviewView } from '@/lib/services/campaigns/review/reading/read-review';
import { blockAt, findingMarks, type Mark } from './email-marks';

/** What is pointed at in the email, and the numbers of the pins. */
export function useMarks(
  view: ReviewView,
  facts: ReviewFactsView | undefined,
): { marks: Mark[]; pinOf: Map<string, number> } {
  return useMemo(() => {
    const heads = view.comments.filter(
      ({ parentId, resolvedAt, place }) => parentId === null && resolvedAt === null && place !== null,
    );
    const pinOf = new Map(heads.map(({ id }, index) => [id, index + 1]));
    const comments = heads.flatMap(({ id, place, body }): Mark[] => {
      const block = place ? (place.block ?? blockAt(view.document, place.pointer)) : null;
      return place && block ? [{ id, kind: 'comment', block, quote: place.quote, label: body.slice(0, 80) }] : [];
    });
    const conditions = (facts?.segment?.conditions ?? []).map(
      (each): Mark => ({
        id: `shown-${each.key}`,
        kind: 'condition',
        block: each.block,
        quote: '',
        label: `shown when: ${each.sentence}`,
      }),
    );
    return { marks: [...conditions, ...comments, ...findingMarks(view.document, view.report?.findings ?? [])], pinOf };
  }, [view.comments, view.document, view.report, facts]);
}
