'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { sameRule } from '@/components/rule-builder/model/canonical';
import { RuleText } from '@/components/rule-builder/rule-text';
import { api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { formatCount } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import { Time } from '@/components/ui/time';
import type { RuleImpact } from '@/lib/services/segments/compare-rules';
import type { SegmentVersion } from '@/lib/services/segments/list-versions';
import type { Segment } from '@/lib/services/segments/segment-row';

const WORDS = { draft: 'Draft', active: 'Live', archived: 'Archived' } as const;

/** Every version of a segment, in words, the latest first; any can be brought back. */
export function VersionList({ segment, canEdit }: { segment: Segment; canEdit: boolean }) {
  const router = useRouter();
  const [chosen, setChosen] = useState<SegmentVersion | null>(null);
  const { data, error } = useQuery({
    queryKey: ['segment-versions', segment.id, segment.version],
    queryFn: ({ signal }) => api<{ data: SegmentVersion[] }>(`/api/ui/segments/${segment.id}/versions`, { signal }),
  });
  const { data: impact } = useQuery({
    queryKey: ['impact', segment.id, segment.version, chosen?.version],
    queryFn: ({ signal }) =>
      api<RuleImpact>(`/api/ui/segments/${segment.id}/impact`, { json: { rule: chosen?.rule }, signal }),
    enabled: chosen !== null,
  });
  const restore = async () => {
    if (!chosen) return;
    const next = await api<Segment>(`/api/v1/segments/${segment.id}`, {
      method: 'PATCH',
      json: { version: segment.version, rule: chosen.rule },
    });
    toast.success(`Version ${chosen.version} is back as version ${next.version}`);
    router.refresh();
  };
  if (error) return <Callout tone="bad">{messageOf(error)}</Callout>;
  if (!data) return <Skeleton className="h-40 w-full" />;
  return (
    <Card aria-label="Versions">
      <ol className="divide-y divide-line">
        {data.data.map((version) => {
          const present = version.version === segment.version;
          const same = sameRule(version.rule, segment.rule);
          return (
            <li key={version.version} className="flex flex-wrap items-start gap-x-4 gap-y-1 px-4 py-3">
              <div className="w-40 shrink-0">
                <p className="font-[550]">
                  Version {version.version} {present && <Chip tone="good">in force</Chip>}
                </p>
                <p className="text-ink-2 text-xs">
                  {WORDS[version.status]}, <Time value={version.createdAt} />
                </p>
                <p className="truncate text-ink-3 text-xs">{version.author}</p>
              </div>
              <RuleText rule={version.rule} className="min-w-60 flex-1 text-sm" />
              {canEdit && !same && (
                <Button size="sm" onClick={() => setChosen(version)}>
                  Restore
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      <ConfirmDialog
        open={chosen !== null}
        onOpenChange={(open) => !open && setChosen(null)}
        tone="primary"
        title={`Restore version ${chosen?.version}?`}
        action="Restore"
        consequences={[
          segment.status === 'active'
            ? impact
              ? `${formatCount(impact.entering)} customers enter and ${formatCount(impact.leaving)} leave at once.`
              : 'Counting who enters and leaves …'
            : 'The segment stays as it is, not live.',
          `It becomes version ${segment.version + 1}; version ${segment.version} stays in this list.`,
        ]}
        onConfirm={restore}
      />
    </Card>
  );
}
