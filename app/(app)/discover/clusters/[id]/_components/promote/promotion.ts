import type { Rule } from '@/lib/rules';
import type { ClusterResult, ModelSummary, Population } from '@/lib/services/models/types';
import type { GroupView } from '../view';

export type Way = 'living' | 'rule';

/** The rule of a membership that the model keeps: whoever it places into the group. */
export const livingRule = (model: string, group: string): Rule => ({
  type: 'all',
  children: [{ type: 'metric', metric: `cluster:${model}`, op: 'eq', value: group }],
});

/** The rules of a group from the simplest to the most faithful; none where nothing readable tells it apart. */
export const rulesOf = (group: GroupView) => [...group.rules].sort((a, b) => a.conditions - b.conditions);

/** Which of the rules to begin with: the simplest within a point of the best. */
export function firstChoice(rules: ReturnType<typeof rulesOf>): number {
  const best = Math.max(0, ...rules.map(({ fidelity }) => fidelity));
  return Math.max(
    0,
    rules.findIndex(({ fidelity }) => fidelity >= best - 0.01),
  );
}

/** What a segment says of where it comes from. */
export function originOf(model: Pick<ModelSummary, 'name'>, run: number, group: GroupView, way: Way): string {
  const how = way === 'living' ? 'Placed by the clustering' : 'A rule read off the clustering';
  return `${how} “${model.name}”, run ${run}: ${group.facts}.`;
}

/** How accurately the model places customers that it has not seen. */
export const accuracyOf = (result: ClusterResult): number | null => result.assignment?.accuracy ?? null;

/** A rule that was read off some customers only, kept to them: elsewhere it would hold for people who were never looked at. */
export function keptTo(population: Population, rule: Rule): Rule {
  const within = withinOf(population);
  if (!within) return rule;
  return { type: 'all', children: rule.type === 'all' ? [within, ...rule.children] : [within, rule] };
}

function withinOf(population: Population): Rule['children'][number] | null {
  switch (population.type) {
    case 'everyone':
      return null;
    case 'segment':
      return { type: 'segment', segment: population.segment, op: 'in' };
    case 'group':
      return { type: 'metric', metric: `cluster:${population.model}`, op: 'eq', value: population.group };
    case 'rule':
      return population.rule;
  }
}
