'use client';

import { useQuery } from '@tanstack/react-query';
import { useThings } from '@/components/rule-builder/use-suggestions';
import { Breadcrumb } from '@/components/shell/crumbs';
import { api } from '@/components/ui/api';
import { Facts } from '@/components/ui/card';
import { CopyButton } from '@/components/ui/copy-button';
import { formatCount, formatPercent, shareOf } from '@/components/ui/format';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { Time, useNow } from '@/components/ui/time';
import type { StoredFinding } from '@/lib/services/segments/lint/list-findings';
import type { HistoryDay } from '@/lib/services/segments/read-history';
import type { SegmentOwner } from '@/lib/services/segments/segment-owner';
import type { Segment } from '@/lib/services/segments/segment-row';
import { FindingsTab } from '../[id]/_components/findings-tab';
import { HealthTab } from '../[id]/_components/health-tab';
import { RelativesLine } from '../[id]/_components/relatives-line';
import { ExplainView } from './explain-view';
import { MemberTable } from './member-table';
import { RuleView } from './rule-view';
import { SegmentActs } from './segment-acts';
import { SegmentStatus } from './segment-status';
import { SizeChart } from './size-chart';
import { VersionList } from './version-list';

export interface SegmentDetailProps {
  segment: Segment;
  days: number;
  canEdit: boolean;
  canExport: boolean;
  /** People who may own it; for who may edit. */
  owners: readonly SegmentOwner[];
}

const LIVE_MS = 2_000;

/** A segment as it is now: size, members, rule, versions; the size is asked every two seconds while it is in sight. */
export function SegmentDetail({ segment: given, days, canEdit, canExport, owners }: SegmentDetailProps) {
  const { data: segment = given } = useQuery({
    queryKey: ['segment', given.id],
    queryFn: ({ signal }) => api<Segment>(`/api/v1/segments/${given.id}`, { signal }),
    initialData: given,
    refetchInterval: LIVE_MS,
    staleTime: 0,
  });
  const { data: week } = useQuery({
    queryKey: ['segment-history', given.id, 7],
    queryFn: ({ signal }) =>
      api<{ data: HistoryDay[] }>(`/api/v1/segments/${given.id}/history`, { query: { days: 7 }, signal }),
    refetchInterval: 30_000,
  });
  const { data: findings } = useQuery({
    queryKey: ['findings', given.id],
    queryFn: ({ signal }) =>
      api<{ data: StoredFinding[]; checkedAt: string | null }>('/api/ui/segments/findings', {
        query: { segment: given.id },
        signal,
      }),
  });
  const { data: things } = useThings();
  const sum = (key: 'entered' | 'left') => week?.data.reduce((total, day) => total + day[key], 0);
  const parent = things?.segments.find(({ id }) => id === segment.parentId);
  const about = [
    segment.goal && `Goal: ${segment.goal}`,
    segment.description,
    segment.owner && `Owner: ${segment.owner.name}`,
  ];
  return (
    <>
      <Breadcrumb
        trail={[
          { label: 'Segments', href: '/segments' },
          ...(parent ? [{ label: parent.name, href: `/segments/${parent.id}` }] : []),
          { label: segment.name },
        ]}
      />
      <PageHeader
        title={segment.name}
        status={
          <>
            <SegmentStatus segment={segment} />
            <span className="inline-flex min-w-0 items-center gap-0.5 font-mono text-ink-2 text-xs">
              <span className="[overflow-wrap:anywhere]">{segment.key}</span>
              <CopyButton text={segment.key} label="Copy the key" />
            </span>
          </>
        }
        description={about.filter(Boolean).join(' · ') || undefined}
        actions={canEdit && <SegmentActs segment={segment} owners={owners} />}
      />
      <RelativesLine segment={segment} parent={parent} />
      <Facts
        items={[
          {
            label: 'Customers now',
            value: <output aria-label="Customers now">{formatCount(segment.size)}</output>,
            note: segment.sizeAt ? (
              <AsOf at={segment.sizeAt} />
            ) : segment.status === 'active' ? (
              'being built'
            ) : (
              'counted once it is live'
            ),
          },
          {
            label: parent ? `Share of ${parent.name}` : 'Share of all',
            value: formatPercent(shareOf(segment.size, parent ? parent.size : things?.total)),
            note: things && `of ${formatCount(parent ? parent.size : things.total)}`,
          },
          { label: 'Entered in 7 days', value: formatCount(sum('entered')), note: 'customers' },
          { label: 'Left in 7 days', value: formatCount(sum('left')), note: 'customers' },
          { label: 'Version', value: segment.version, note: <Time value={segment.updatedAt} /> },
        ]}
      />
      <SizeChart segment={segment} days={days} />
      <Tabs
        label="About this segment"
        items={[
          {
            value: 'members',
            label: 'Members',
            count: segment.size ?? undefined,
            content: <MemberTable segment={segment} size={segment.size} canExport={canExport} />,
          },
          {
            value: 'rule',
            label: 'Rule',
            content: (
              <RuleView rule={given.version === segment.version ? given.rule : segment.rule} segment={segment.id} />
            ),
          },
          { value: 'health', label: 'Health', content: <HealthTab segment={segment} /> },
          {
            value: 'findings',
            label: 'Findings',
            count: findings?.data.filter(({ dismissed }) => !dismissed).length,
            content: (
              <FindingsTab
                segment={segment}
                findings={findings?.data}
                checkedAt={findings?.checkedAt ?? null}
                canEdit={canEdit}
              />
            ),
          },
          { value: 'why', label: 'Why in?', content: <ExplainView segment={segment} /> },
          { value: 'versions', label: 'Versions', content: <VersionList segment={segment} canEdit={canEdit} /> },
        ]}
      />
    </>
  );
}

const JUST_NOW_MS = 30_000;

/** When the size was last known to be so; what has been looked at within seconds holds now. */
function AsOf({ at }: { at: string }) {
  const now = useNow();
  if (now === 0 || now - new Date(at).getTime() < JUST_NOW_MS) return 'verified just now';
  return (
    <>
      verified <Time value={at} />
    </>
  );
}
