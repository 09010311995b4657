'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { RuleText } from '@/components/rule-builder/rule-text';
import { api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { Skeleton } from '@/components/ui/skeleton';
import { Time } from '@/components/ui/time';
import { sameRule } from '@/lib/rules';
import type { SegmentVersion } from '@/lib/services/segments/list-versions';
import type { Segment } from '@/lib/services/segments/segment-row';
import { CompareDialog } from './compare-dialog';
import { PublishDialog } from './publish-dialog';

const WORDS = { draft: 'Draft', active: 'Live', archived: 'Archived' } as const;

/** Every version of a segment, in words, the latest first; any two can be compared, any can be brought back. */
export function VersionList({ segment, canEdit }: { segment: Segment; canEdit: boolean }) {
  const router = useRouter();
  const [chosen, setChosen] = useState<SegmentVersion | null>(null);
  const [compared, setCompared] = useState<{ from: number; to: number } | null>(null);
  const { data, error } = useQuery({
    queryKey: ['segment-versions', segment.id, segment.version],
    queryFn: ({ signal }) => api<{ data: SegmentVersion[] }>(`/api/ui/segments/${segment.id}/versions`, { signal }),
  });
  const restore = async (confirm: boolean) => {
    if (!chosen) return;
    const next = await api<Segment>(`/api/v1/segments/${segment.id}`, {
      method: 'PATCH',
      json: { version: segment.version, rule: chosen.rule, ...(confirm ? { confirm } : {}) },
    });
    toast.success(`Version ${chosen.version} is back as version ${next.version}`);
    setChosen(null);
    router.refresh();
  };
  if (error) return <Callout tone="bad">{messageOf(error)}</Callout>;
  if (!data) return <Skeleton className="h-40 w-full" />;
  const versions = data.data;
  return (
    <Card aria-label="Versions">
      <ol className="divide-y divide-line">
        {versions.map((version, index) => {
          const present = version.version === segment.version;
          const before = versions[index + 1];
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
              <div className="min-w-60 flex-1">
                {before && sameRule(before.rule, version.rule) ? (
                  <p className="text-ink-3 text-sm">The rule as before.</p>
                ) : (
                  <RuleText rule={version.rule} className="text-sm" />
                )}
              </div>
              <div className="flex gap-1.5">
                {versions.length > 1 && (
                  <Button
                    size="sm"
                    variant="quiet"
                    onClick={() =>
                      setCompared(
                        present
                          ? { from: before?.version ?? version.version, to: version.version }
                          : { from: version.version, to: segment.version },
                      )
                    }
                  >
                    Compare
                  </Button>
                )}
                {canEdit && !sameRule(version.rule, segment.rule) && (
                  <Button size="sm" onClick={() => setChosen(version)}>
                    Restore
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {chosen && (
        <PublishDialog
          segment={segment}
          rule={chosen.rule}
          count={undefined}
          onClose={() => setChosen(null)}
          onPublish={restore}
          restored={chosen.version}
        />
      )}
      {compared && (
        <CompareDialog
          segment={segment}
          versions={versions}
          from={compared.from}
          to={compared.to}
          onChange={setCompared}
          onClose={() => setCompared(null)}
        />
      )}
    </Card>
  );
}
