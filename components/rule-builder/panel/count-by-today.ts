import { findMetric } from '@/lib/catalog';
import { walk } from '../model/tree';
import type { BareCondition, EditGroup } from '../model/types';

/** How many conditions of a rule a day in the past counts with today's values. */
export const countByToday = (root: EditGroup): number =>
  [...walk(root)].filter(({ node }) => node.kind === 'condition' && !node.disabled && byToday(node.condition)).length;

const byToday = (condition: BareCondition): boolean =>
  condition.type === 'metric'
    ? findMetric(condition.metric)?.kind === 'snapshot'
    : ['trait', 'consent', 'segment'].includes(condition.type);
