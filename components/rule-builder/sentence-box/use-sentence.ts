'use client';

import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '@/components/ui/api';
import { diffRules, type Rule, type RuleDifference } from '@/lib/rules';
import type { UnderstoodSentence } from '@/lib/services/segments/parse-sentence';
import { useBuilder } from '../builder-context';
import { countable } from '../model/check';
import { groupToRule } from '../model/convert';
import { useCurrency } from '../use-suggestions';
import { nextRule, type Way } from './next-rule';

export interface Answer {
  /** The sentence as it was typed. */
  text: string;
  parsed: UnderstoodSentence;
}

/**
 * Has the server gather the names and values of the shop while the sentence is still being typed: the first reading of
 * them takes longest.
 */
export const useWarmVocabulary = (enabled: boolean) =>
  useQuery({
    queryKey: ['sentence', 'warm'],
    queryFn: ({ signal }) =>
      api<UnderstoodSentence>('/api/v1/segments/parse', { json: { text: 'all customers' }, signal }),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

/** A typed sentence on its way to becoming the rule: asked, shown as a difference, applied. */
export function useSentence() {
  const { state, things, faults } = useBuilder();
  const currency = useCurrency();
  const [way, setWay] = useState<Way>('replace');
  const asking = useMutation({
    mutationFn: async (text: string): Promise<Answer> => ({
      text,
      parsed: await api<UnderstoodSentence>('/api/v1/segments/parse', { json: { text } }),
    }),
    onSuccess: ({ parsed }) => setWay(parsed.intent === 'narrow' ? 'add' : 'replace'),
  });
  const present = useMemo(() => groupToRule(state.root), [state.root]);
  const finished = useMemo(
    () => countable(state.root, [...faults.values()].flat()).rule ?? { type: 'all' as const, children: [] },
    [state.root, faults],
  );
  const answer = asking.data;
  const said: Rule | undefined = answer?.parsed.rule;
  const next = useMemo(() => (said ? nextRule(present, said, way) : undefined), [present, said, way]);
  const differences = useMemo((): RuleDifference[] => {
    const segmentName = (reference: string) =>
      things?.segments.find((each) => each.id === reference || each.key === reference)?.name;
    const differences = said
      ? diffRules(finished, nextRule(finished, said, way), { segmentName, units: { currency } })
      : [];
    // Where only a default is written out, nothing changes.
    return differences.map((each) =>
      each.kind === 'changed' && each.before === each.after && !each.group ? { ...each, kind: 'same' } : each,
    );
  }, [finished, said, way, things, currency]);
  const counted = said ? nextRule(finished, said, way) : undefined;
  const count = useQuery({
    queryKey: ['sentence count', counted],
    queryFn: ({ signal }) =>
      api<{ counts: number[] }>('/api/ui/segments/counts', { json: { rules: [counted] }, signal }),
    enabled: counted !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return {
    asking,
    answer,
    next,
    differences,
    way,
    setWay,
    empty: present.children.length === 0,
    count: count.data?.counts[0],
  };
}
