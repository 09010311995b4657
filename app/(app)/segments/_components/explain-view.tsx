'use client';

import { useState } from 'react';
import { CustomerSearch, type FoundCustomer } from '@/components/rule-builder/explain/customer-search';
import { ExplainCustomer } from '@/components/rule-builder/explain/explain-customer';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { withinParent } from '@/lib/rules';
import type { Segment } from '@/lib/services/segments/segment-row';

/** Why a customer is in the segment, or not: each condition with what was observed. */
export function ExplainView({ segment }: { segment: Segment }) {
  const [customer, setCustomer] = useState<FoundCustomer | null>(null);
  return (
    <Card aria-label="Why is this customer in it?" className="grid gap-4 p-4">
      <div className="sm:max-w-120">
        <CustomerSearch onChoose={setCustomer} />
      </div>
      {customer === null ? (
        <EmptyState title="Why is somebody in this segment, or not?">
          Find a customer: each condition then says whether it holds, and what was observed.
        </EmptyState>
      ) : (
        <ExplainCustomer customer={customer} rule={withinParent(segment.rule, segment.parentId)} />
      )}
    </Card>
  );
}
