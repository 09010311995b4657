'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '@/components/ui/api';
import type { Rule } from '@/lib/rules';
import type { ExplainedNode } from '@/lib/services/segments/explain-customer';

/** Why a rule holds or does not hold for a customer; asked anew when either changes. */
export const useExplanation = (customer: string | null, rule: Rule | null) =>
  useQuery({
    queryKey: ['explain', customer, rule],
    queryFn: ({ signal }) => api<ExplainedNode>(`/api/v1/customers/${customer}/explain`, { json: { rule }, signal }),
    enabled: customer !== null && rule !== null,
    placeholderData: keepPreviousData,
    staleTime: 2_000,
    retry: false,
  });
