'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ExplainedRule } from '@/components/rule-builder/explain/explained-rule';
import { useExplanation } from '@/components/rule-builder/explain/use-explanation';
import { useThings } from '@/components/rule-builder/use-suggestions';
import { api, messageOf } from '@/components/ui/api';
import { Callout } from '@/components/ui/callout';
import { Combobox } from '@/components/ui/combobox';
import { formatCount } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import { withinParent } from '@/lib/rules';
import type { Segment } from '@/lib/services/segments/segment-row';

/** Why the customer is in a segment, or not: any segment, condition by condition. */
export function WhyInSegment({ customer, current }: { customer: string; current: readonly string[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const { data: things } = useThings();
  const segment = useQuery({
    queryKey: ['segment', chosen],
    queryFn: ({ signal }) => api<Segment>(`/api/v1/segments/${chosen}`, { signal }),
    enabled: chosen !== null,
  });
  // A child takes in nobody whom its parent leaves out.
  const rule = segment.data ? withinParent(segment.data.rule, segment.data.parentId) : null;
  const explanation = useExplanation(customer, rule);
  const error = segment.error ?? explanation.error;
  const options = (things?.segments ?? [])
    .map(({ id, name, size, status }) => ({
      value: id,
      label: name,
      hint: current.includes(id) ? 'in it' : status === 'draft' ? 'draft' : formatCount(size),
      inside: current.includes(id),
    }))
    // Those that the customer is not in are what is asked about most.
    .toSorted((a, b) => Number(a.inside) - Number(b.inside));
  return (
    <section aria-label="Why in a segment, why not?" className="grid gap-3 border-line border-t p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h3 className="text-sm">Why in a segment, why not?</h3>
        <Combobox
          aria-label="Segment"
          placeholder="Choose a segment"
          options={options}
          value={chosen}
          onValueChange={setChosen}
          className="sm:w-72"
        />
      </div>
      {error ? (
        <Callout tone="bad">{messageOf(error)}</Callout>
      ) : chosen !== null && (!rule || !explanation.data || explanation.isPlaceholderData) ? (
        <Skeleton className="h-24 w-full" />
      ) : (
        rule && explanation.data && <ExplainedRule rule={rule} explained={explanation.data} />
      )}
    </section>
  );
}
