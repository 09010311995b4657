'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '@/components/ui/api';
import type { Rule } from '@/lib/rules';
import type { Finding } from '@/lib/services/segments/lint/finding';

export interface FindingQuestion {
  rule: Rule | null;
  segment: string | undefined;
  /** Goal and description: what it is meant for. */
  purpose: string;
}

/** What is to be known of a rule before relying on it; asked once it has stood still. */
export const useFindings = ({ rule, segment, purpose }: FindingQuestion) =>
  useQuery({
    queryKey: ['lint', rule, segment, purpose],
    queryFn: ({ signal }) =>
      api<{ data: Finding[] }>('/api/ui/segments/lint', { json: { rule, segment, purpose }, signal }),
    enabled: rule !== null,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    retry: false,
  });
