'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Preview } from '@/components/rule-builder/types';
import { api } from '@/components/ui/api';
import type { Rule } from '@/lib/rules';
import type { RuleValue } from '@/lib/services/models/read-rule-value';

/** What a segment of this rule would be now: who joins, whom one may write to, what they bring. */
export function useConsequences(rule: Rule | null) {
  const key = rule ? JSON.stringify(rule) : '';
  const preview = useQuery({
    queryKey: ['promote-preview', key],
    queryFn: ({ signal }) =>
      api<Preview>('/api/v1/segments/preview', { json: { rule: JSON.parse(key) as unknown, sample: 0 }, signal }),
    enabled: key !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    retry: false,
  });
  const value = useQuery({
    queryKey: ['promote-value', key],
    queryFn: ({ signal }) =>
      api<RuleValue>('/api/ui/clusters/value', { json: { rule: JSON.parse(key) as unknown }, signal }),
    enabled: key !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    retry: false,
  });
  return {
    count: preview.data?.count,
    reachable: preview.data?.reachable,
    revenueShare: value.data?.revenueShare,
    error: preview.error,
    stale: preview.isPlaceholderData || preview.isPending,
  };
}
