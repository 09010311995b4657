'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { api } from '@/components/ui/api';
import type { SegmentUse } from '@/lib/services/segments/list-uses';
import type { Segment } from '@/lib/services/segments/segment-row';

/** What it stands below, what stands below it, and what refers to it: one line of links. */
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
    { label: 'Never leaves', items: parent ? [parent] : [] },
    { label: 'Below it', items: of('parent') },
    { label: 'Used by the rule of', items: of('rule') },
  ].filter(({ items }) => items.length > 0);
  if (groups.length === 0) return null;
  return (
    <p className="-mt-2 flex flex-wrap gap-x-5 gap-y-1 text-ink-2 text-sm">
      {groups.map(({ label, items }) => (
        <span key={label}>
          {label}:{' '}
          {items.map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <Link href={`/segments/${id}`} className="link">
                {name}
              </Link>
            </span>
          ))}
        </span>
      ))}
    </p>
  );
}
