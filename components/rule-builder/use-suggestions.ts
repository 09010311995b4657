'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '@/components/ui/api';
import type { SuggestedProperties } from '@/lib/services/segments/suggest-properties';
import type { MetricSpread } from '@/lib/services/segments/suggest-spread';
import type { SuggestedThings } from '@/lib/services/segments/suggest-things';
import type { SuggestedValues, ValueQuestion } from '@/lib/services/segments/suggest-values';
import { DEFAULT_CURRENCY } from './words';

/** The shop's currency (ISO 4217); pounds until it is known. */
export const useCurrency = (): string => useThings().data?.currency ?? DEFAULT_CURRENCY;

const MINUTE = 60_000;

/** Everything a condition can be about, with counts. */
export const useThings = () =>
  useQuery({
    queryKey: ['suggest', 'things'],
    queryFn: ({ signal }) => api<SuggestedThings>('/api/ui/suggest', { signal }),
    staleTime: MINUTE,
  });

/** The properties that the recent events of a name carry. */
export const useProperties = (event: string) =>
  useQuery({
    queryKey: ['suggest', 'properties', event],
    queryFn: ({ signal }) => api<SuggestedProperties>('/api/ui/suggest/properties', { query: { event }, signal }),
    enabled: event !== '',
    staleTime: MINUTE,
  });

/** The values that a trait, property or text metric has. */
export const useValues = (question: ValueQuestion, enabled = true) =>
  useQuery({
    queryKey: ['suggest', 'values', question],
    queryFn: ({ signal }) => api<SuggestedValues>('/api/ui/suggest/values', { query: { ...question }, signal }),
    enabled,
    placeholderData: keepPreviousData,
    staleTime: MINUTE,
  });

/** How a metric is spread over the customers. */
export const useSpread = (metric: string, enabled: boolean) =>
  useQuery({
    queryKey: ['suggest', 'spread', metric],
    queryFn: ({ signal }) => api<MetricSpread>('/api/ui/suggest/spread', { query: { metric }, signal }),
    enabled,
    staleTime: MINUTE,
  });
