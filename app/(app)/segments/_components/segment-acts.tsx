'use client';

import { useQuery } from '@tanstack/react-query';
import { Archive, Copy, EllipsisVertical, GitBranchPlus, Pencil, Play, Settings2, Split, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { api, messageOf } from '@/components/ui/api';
import { Button, IconButton } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { DropdownMenu, MenuItem, MenuSeparator } from '@/components/ui/dropdown-menu';
import { formatNoun } from '@/components/ui/format';
import type { SegmentUse } from '@/lib/services/segments/list-uses';
import type { SegmentOwner } from '@/lib/services/segments/segment-owner';
import type { Segment } from '@/lib/services/segments/segment-row';
import { PublishDialog } from './publish-dialog';
import { SettingsDialog } from './settings-dialog';
import { SplitDialog } from './split-dialog';
import { offerUndo } from './undo-delete';

/** What can be done to a segment. */
export function SegmentActs({ segment, owners }: { segment: Segment; owners: readonly SegmentOwner[] }) {
  const router = useRouter();
  const [asked, setAsked] = useState<'archive' | 'delete' | 'settings' | 'split' | 'activate' | null>(null);
  const close = (open: boolean) => !open && setAsked(null);
  const path = `/api/v1/segments/${segment.id}`;
  const members = formatNoun(segment.size ?? 0, 'customer');
  const { data: uses } = useQuery({
    queryKey: ['segment-uses', segment.id, segment.version],
    queryFn: ({ signal }) => api<{ data: SegmentUse[] }>(`/api/ui/segments/${segment.id}/uses`, { signal }),
  });
  const change = async (status: Segment['status'], said: string, confirm = false) => {
    await api(path, { method: 'PATCH', json: { version: segment.version, status, ...(confirm ? { confirm } : {}) } });
    toast.success(said);
    setAsked(null);
    router.refresh();
  };
  const make = (more: object) =>
    api<Segment>('/api/v1/segments', { json: more })
      .then((made) => router.push(`/segments/${made.id}/edit`))
      .catch((error: unknown) => toast.error(messageOf(error)));
  const used = (uses?.data ?? []).map(({ kind, id, name }) => (
    <span key={`${kind} ${id}`}>
      {kind === 'parent'
        ? `“${name}” stands below it.`
        : kind === 'campaign'
          ? `The campaign “${name}” writes to it.`
          : `The rule of “${name}” refers to it.`}
    </span>
  ));
  const has = (kind: SegmentUse['kind']): boolean => (uses?.data ?? []).some((use) => use.kind === kind);
  return (
    <>
      <DropdownMenu
        trigger={
          <IconButton label="More acts" className="border border-line-strong bg-card">
            <EllipsisVertical aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => setAsked('settings')}>
          <Settings2 aria-hidden />
          Settings
        </MenuItem>
        <MenuItem onSelect={() => setAsked('split')}>
          <Split aria-hidden />
          Split by …
        </MenuItem>
        <MenuItem
          onSelect={() =>
            void make({
              name: `${segment.name}: part`,
              goal: segment.goal,
              parentId: segment.id,
              rule: { type: 'all', children: [] },
            })
          }
        >
          <GitBranchPlus aria-hidden />
          Add a child
        </MenuItem>
        <MenuItem
          onSelect={() =>
            void make({
              name: `${segment.name} (copy)`,
              description: segment.description,
              goal: segment.goal,
              parentId: segment.parentId,
              rule: segment.rule,
            })
          }
        >
          <Copy aria-hidden />
          Duplicate
        </MenuItem>
        {segment.status === 'archived' && (
          <MenuItem onSelect={() => setAsked('activate')}>
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
      {asked === 'settings' && <SettingsDialog segment={segment} owners={owners} onClose={() => setAsked(null)} />}
      {asked === 'split' && <SplitDialog segment={segment} onClose={() => setAsked(null)} />}
      {asked === 'activate' && (
        <PublishDialog
          segment={segment}
          rule={segment.rule}
          count={undefined}
          onClose={() => setAsked(null)}
          onPublish={(confirm) => change('active', `${segment.name} is active again`, confirm)}
        />
      )}
      <ConfirmDialog
        open={asked === 'archive'}
        onOpenChange={close}
        tone="primary"
        title={`Archive ${segment.name}?`}
        action="Archive"
        consequences={[
          `${members} leave it now; whoever listens is told.`,
          ...used,
          ...(has('rule') || has('parent') ? ['Their rules go on as if it were live.'] : []),
          ...(has('campaign') ? ['A campaign that writes to it reaches nobody from then on.'] : []),
          'Rule, versions and history are kept. It can be activated again.',
        ]}
        onConfirm={() => change('archived', `${segment.name} is archived`)}
      />
      <ConfirmDialog
        open={asked === 'delete'}
        onOpenChange={close}
        title={`Delete ${segment.name}?`}
        action="Delete"
        consequences={
          used.length > 0
            ? [...used, 'It cannot be deleted as long as it is used.']
            : [
                `${members} leave it now; whoever listens is told.`,
                'It can be brought back with its history right afterwards. To keep it in the list, archive it instead.',
              ]
        }
        onConfirm={async () => {
          await api(path, { method: 'DELETE' });
          offerUndo([segment], router);
          router.push('/segments');
          router.refresh();
        }}
      />
    </>
  );
}
