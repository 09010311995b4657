import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDebounced } from '@/components/rule-builder/use-debounced';
import { api } from '@/components/ui/api';
import type { DataCheck } from '@/lib/services/models/types';
import { type Draft, toDefinition } from './to-definition';

/** Whether there is enough data for what the form says, asked again a moment after it changes. */
export function useDataCheck(draft: Draft) {
  // Name and schedule do not bear on the data.
  const definition = toDefinition({ ...draft, name: '', schedule: { ...draft.schedule } });
  const asked = useDebounced(JSON.stringify(definition && { ...definition, schedule: undefined }), 500);
  return useQuery({
    queryKey: ['data-check', asked],
    queryFn: ({ signal }) =>
      api<DataCheck>('/api/ui/models/check', { json: JSON.parse(asked ?? '{}'), signal, timeout: 60_000 }),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 60_000,
  });
}
