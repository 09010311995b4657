import { STAGE_LABEL } from '@/app/(app)/customers/_components/labels';
import { LIFECYCLE_STAGES } from '@/lib/catalog';
import type { Rule } from '@/lib/rules';

/** The segment of a lifecycle stage whose customers are in none of some segments; undefined where the text names none. */
export function startOfStage(
  text: string | undefined,
  outside: readonly string[],
): { key: string; name: string; rule: Rule } | undefined {
  const stage = LIFECYCLE_STAGES.find((one) => one === text);
  if (!stage) return undefined;
  return {
    key: `stage ${stage}`,
    name: `${STAGE_LABEL[stage]}, nothing planned`,
    rule: {
      type: 'all',
      children: [
        { type: 'metric', metric: 'lifecycleStage', op: 'eq', value: stage },
        ...outside.map((segment) => ({ type: 'segment', segment, op: 'notIn' }) as const),
      ],
    },
  };
}
