import { walk } from '../model/tree';
import type { EditGroup } from '../model/types';

/** How many conditions of a rule a day in the past counts with today's values. */
export const countByToday = (root: EditGroup): number =>
  [...walk(root)].filter(
    ({ node }) =>
      node.kind === 'condition' && !node.disabled && ['trait', 'consent', 'segment'].includes(node.condition.type),
  ).length;
