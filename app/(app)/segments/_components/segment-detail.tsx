'use client';

import { useQuery } from '@tanstack/react-query';
import { Archive, Copy, EllipsisVertical, Pencil, Play, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { useThings } from '@/components/rule-builder/use-suggestions';
import { Breadcrumb } from '@/components/shell/crumbs';
import { api, messageOf } from '@/components/ui/api';
import { Button, IconButton } from '@/components/ui/button';
import { Facts } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { CopyButton } from '@/components/ui/copy-button';
import { DropdownMenu, MenuItem, MenuSeparator } from '@/components/ui/dropdown-menu';
import { formatCount, formatNoun, formatPercent, shareOf } from '@/components/ui/format';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { Time } from '@/components/ui/time';
import type { HistoryDay } from '@/lib/services/segments/read-history';
import type { Segment } from '@/lib/services/segments/segment-row';
import { ExplainView } from './explain-view';
import { MemberTable } from './member-table';
import { RuleView } from './rule-view';
import { SegmentStatus } from './segment-status';
import { SizeChart } from './size-chart';
import { VersionList } from './version-list';

export interface SegmentDetailProps {
  segment: Segment;
  days: number;
  canEdit: boolean;
  canExport: boolean;
}

const LIVE_MS = 2_000;

/** A segment as it is now: size, members, rule, versions; the size is asked every two seconds while it is in sight. */
export function SegmentDetail({ segment: given, days, canEdit, canExport }: SegmentDetailProps) {
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
  const { data: things } = useThings();
  const sum = (key: 'entered' | 'left') => week?.data.reduce((total, day) => total + day[key], 0);
  return (
    <>
      <Breadcrumb trail={[{ label: 'Segments', href: '/segments' }, { label: segment.name }]} />
      <PageHeader
        title={segment.name}
        status={
          <>
            <SegmentStatus segment={segment} />
            <span className="inline-flex items-center gap-0.5 font-mono text-ink-2 text-xs">
              {segment.key}
              <CopyButton text={segment.key} label="Copy the key" />
            </span>
          </>
        }
        description={
          [segment.goal && `Goal: ${segment.goal}`, segment.description].filter(Boolean).join(' · ') || undefined
        }
        actions={canEdit && <Acts segment={segment} />}
      />
      <Facts
        items={[
          {
            label: 'Customers now',
            value: <output aria-label="Customers now">{formatCount(segment.size)}</output>,
            note: segment.sizeAt ? (
              <>
                changed <Time value={segment.sizeAt} />
              </>
            ) : segment.status === 'active' ? (
              'being built'
            ) : (
              'counted once it is live'
            ),
          },
          {
            label: 'Share of all',
            value: formatPercent(shareOf(segment.size, things?.total)),
            note: things && `of ${formatCount(things.total)}`,
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
          { value: 'why', label: 'Why in?', content: <ExplainView segment={segment} /> },
          { value: 'versions', label: 'Versions', content: <VersionList segment={segment} canEdit={canEdit} /> },
        ]}
      />
    </>
  );
}

function Acts({ segment }: { segment: Segment }) {
  const router = useRouter();
  const [asked, setAsked] = useState<'archive' | 'delete' | null>(null);
  const path = `/api/v1/segments/${segment.id}`;
  const members = formatNoun(segment.size ?? 0, 'customer');
  const change = async (status: Segment['status'], said: string) => {
    await api(path, { method: 'PATCH', json: { version: segment.version, status } });
    toast.success(said);
    router.refresh();
  };
  const duplicate = () =>
    api<Segment>('/api/v1/segments', {
      json: {
        name: `${segment.name} (copy)`,
        description: segment.description,
        goal: segment.goal,
        rule: segment.rule,
      },
    })
      .then((copy) => router.push(`/segments/${copy.id}/edit`))
      .catch((error: unknown) => toast.error(messageOf(error)));
  return (
    <>
      <DropdownMenu
        trigger={
          <IconButton label="More acts" className="border border-line-strong bg-card">
            <EllipsisVertical aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => void duplicate()}>
          <Copy aria-hidden />
          Duplicate
        </MenuItem>
        {segment.status === 'archived' && (
          <MenuItem
            onSelect={() =>
              void change('active', `${segment.name} is active again`).catch((error: unknown) =>
                toast.error(messageOf(error)),
              )
            }
          >
            <Play aria-hidden />
            Activate again
          </MenuItem>
        )}
        <MenuSeparator />
        {segment.status !== 'archived' && (
          <MenuItem onSelect={() => setAsked('archive')}>
            <Archive aria-hidden />
            Archive
          </MenuItem>
        )}
        <MenuItem tone="bad" onSelect={() => setAsked('delete')}>
          <Trash2 aria-hidden />
          Delete
        </MenuItem>
      </DropdownMenu>
      <Button asChild variant="primary">
        <Link href={`/segments/${segment.id}/edit`}>
          <Pencil aria-hidden />
          Edit
        </Link>
      </Button>
      <ConfirmDialog
        open={asked === 'archive'}
        onOpenChange={(open) => !open && setAsked(null)}
        tone="primary"
        title={`Archive ${segment.name}?`}
        action="Archive"
        consequences={[
          `${members} leave it now; whoever listens is told.`,
          'Rule, versions and history are kept. It can be activated again.',
        ]}
        onConfirm={() => change('archived', `${segment.name} is archived`)}
      />
      <ConfirmDialog
        open={asked === 'delete'}
        onOpenChange={(open) => !open && setAsked(null)}
        title={`Delete ${segment.name}?`}
        action="Delete"
        consequences={[
          `${members} leave it, and the history of who was in it when is lost.`,
          'This cannot be undone. To keep the history, archive it instead.',
          'It is refused while another segment uses it.',
        ]}
        onConfirm={async () => {
          await api(path, { method: 'DELETE' });
          toast.success(`${segment.name} is deleted`);
          router.push('/segments');
          router.refresh();
        }}
      />
    </>
  );
}
