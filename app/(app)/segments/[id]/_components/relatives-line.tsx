'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { api } from '@/components/ui/api';
import type { SegmentUse } from '@/lib/services/segments/list-uses';
import type { Segment } from '@/lib/services/segments/segment-row';

/** What it stands below, what stands below it, what refers to it, and who writes to it: one line of links. */
export function RelativesLine({
  segment,
  parent,
}: {
  segment: Segment;
  parent: { id: string; name: string } | undefined;
}) {
  const { data } = useQuery({
    queryKey: ['segment-uses', segment.id, segment.version],
    queryFn: ({ signal }) => api<{ data: SegmentUse[] }>(`/api/ui/segments/${segment.id}/uses`, { signal }),
  });
  const of = (kind: SegmentUse['kind']) => (data?.data ?? []).filter((use) => use.kind === kind);
  const groups = [
    { label: 'Never leaves', area: 'segments', items: parent ? [parent] : [] },
    { label: 'Below it', area: 'segments', items: of('parent') },
    { label: 'Used by the rule of', area: 'segments', items: of('rule') },
    { label: 'Written to by', area: 'campaigns', items: of('campaign') },
  ].filter(({ items }) => items.length > 0);
  if (groups.length === 0) return null;
  return (
    <p className="-mt-2 flex flex-wrap gap-x-5 gap-y-1 text-ink-2 text-sm [overflow-wrap:anywhere]">
      {groups.map(({ label, area, items }) => (
        <span key={label}>
          {label}:{' '}
          {items.map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <Link href={`/${area}/${id}`} className="link">
                {name}
              </Link>
            </span>
          ))}
        </span>
      ))}
    </p>
  );
}
