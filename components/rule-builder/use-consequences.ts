'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '@/components/ui/api';
import type { Condition, Rule } from '@/lib/rules';
import { useBuilder } from './builder-context';
import { checkTree, countable } from './model/check';
import { reduceRule } from './model/reducer';
import type { BuilderState } from './model/types';

/** The rule as it would be with a condition more in a group; null where it could not be counted yet. */
function ruleWith(state: BuilderState, group: string, condition: Condition): Rule | null {
  const { root } = reduceRule(state, { type: 'insert', parent: group, node: condition });
  const faults = checkTree(root);
  const unfinished = faults.length > checkTree(state.root).length;
  return unfinished ? null : countable(root, faults).rule;
}

export interface Candidate {
  key: string;
  condition: Condition;
}

/** What the audience would be with each of a few candidates added to a group, by their keys. */
export function useConsequences(
  group: string | undefined,
  candidates: readonly Candidate[],
): ReadonlyMap<string, number> {
  const { state } = useBuilder();
  const asked = useMemo(
    () =>
      group === undefined
        ? []
        : candidates.flatMap(({ key, condition }) => {
            const rule = ruleWith(state, group, condition);
            return rule ? [{ key, rule }] : [];
          }),
    [state, group, candidates],
  );
  const rules = asked.map(({ rule }) => rule);
  const { data } = useQuery({
    queryKey: ['consequences', rules],
    queryFn: ({ signal }) => api<{ counts: number[] }>('/api/ui/segments/counts', { json: { rules }, signal }),
    enabled: rules.length > 0,
    staleTime: 30_000,
    retry: false,
  });
  return useMemo(() => {
    const counts = new Map<string, number>();
    asked.forEach(({ key }, index) => {
      const count = data?.counts[index];
      if (count !== undefined) counts.set(key, count);
    });
    return counts;
  }, [asked, data]);
}
