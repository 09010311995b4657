'use client';

import { ShieldCheck } from 'lucide-react';
import { Card, CardHead } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import { Time } from '@/components/ui/time';
import type { StoredFinding } from '@/lib/services/segments/lint/list-findings';
import type { Segment } from '@/lib/services/segments/segment-row';
import { CheckNow } from '../../_components/check-now';
import { FindingList } from '../../_components/finding-list';

/** What the nightly look found in one segment. */
export function FindingsTab({
  segment,
  findings,
  checkedAt,
  canEdit,
}: {
  segment: Segment;
  findings: readonly StoredFinding[] | undefined;
  /** When all live segments were last looked at. */
  checkedAt: string | null;
  canEdit: boolean;
}) {
  const seen = findings?.find(({ seenAt }) => seenAt !== null)?.seenAt ?? checkedAt;
  const waits = segment.status === 'active' && (seen === null || seen < segment.createdAt);
  return (
    <Card aria-label="Findings">
      <CardHead
        title="What should be looked at?"
        note={
          seen ? (
            <>
              looked at <Time value={seen} />
            </>
          ) : (
            'every live segment is looked at each night'
          )
        }
        actions={canEdit && segment.status === 'active' && <CheckNow segment={segment.id} />}
      />
      {!findings ? (
        <div className="p-4">
          <Skeleton className="h-24 w-full" />
        </div>
      ) : findings.length === 0 ? (
        <EmptyState
          icon={ShieldCheck}
          title={waits ? 'Not looked at yet' : segment.status === 'active' ? 'Nothing was found' : 'It is not live'}
        >
          {segment.status === 'active'
            ? 'Size, likeness to others, cuts, sensitive data, consent, and conditions that do nothing are looked at.'
            : 'Findings are kept of live segments. The builder shows those of a rule while it is written.'}
        </EmptyState>
      ) : (
        <FindingList findings={findings} canEdit={canEdit} />
      )}
    </Card>
  );
}
