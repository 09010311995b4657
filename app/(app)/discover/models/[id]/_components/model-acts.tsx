'use client';

import { Archive, ArchiveRestore, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { Button, IconButton } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { DropdownMenu, MenuItem, MenuSeparator } from '@/components/ui/dropdown-menu';
import { formatNoun } from '@/components/ui/format';
import { isClusterKind } from '@/lib/services/models/schema/common';
import type { ModelDetail } from '@/lib/services/models/types';
import { changeModel, removeModel, retrain } from '../../actions';
import { RenameDialog } from './rename-dialog';

type Asked = 'retrain' | 'archive' | 'delete' | 'rename' | null;

/** What may be done with a model: retrain, export its card, decide on what waits, archive, delete. */
export function ModelActs({ model, canEdit }: { model: ModelDetail; canEdit: boolean }) {
  const router = useRouter();
  const [asked, setAsked] = useState<Asked>(null);
  const { key, name, champion, challenger, segments, version } = model;
  const archived = model.status === 'archived';
  const busy = Boolean(model.latest?.progress);
  const used =
    segments > 0 ? `${formatNoun(segments, 'segment')} ask for its scores` : 'No segment asks for its scores';
  const card = `/api/ui/models/${key}/card`;
  const dialog = (which: Exclude<Asked, null>) => ({
    open: asked === which,
    onOpenChange: (open: boolean) => setAsked(open ? which : null),
  });
  return (
    <>
      {canEdit && !archived && (
        <Button variant="quiet" disabled={busy} onClick={() => setAsked('retrain')}>
          Retrain
        </Button>
      )}
      {version?.result && (
        <DropdownMenu trigger={<Button>Export card</Button>}>
          <MenuItem asChild>
            <a href={`${card}?format=json&version=${version.number}`} download>
              JSON, with every figure
            </a>
          </MenuItem>
          <MenuItem asChild>
            <a href={`${card}?format=csv&version=${version.number}`} download>
              CSV, a figure a line
            </a>
          </MenuItem>
        </DropdownMenu>
      )}
      {challenger !== null && (
        <Button asChild variant="primary">
          <Link href={`/discover/models/${key}/versions?review=${challenger}`}>Review v{challenger}</Link>
        </Button>
      )}
      {canEdit && (
        <DropdownMenu
          trigger={
            <IconButton label="More">
              <Ellipsis aria-hidden />
            </IconButton>
          }
        >
          <MenuItem onSelect={() => setAsked('rename')}>
            <Pencil aria-hidden />
            Rename
          </MenuItem>
          <MenuItem onSelect={() => setAsked('archive')} disabled={busy}>
            {archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
            {archived ? 'Bring back' : 'Archive'}
          </MenuItem>
          <MenuSeparator />
          <MenuItem tone="bad" onSelect={() => setAsked('delete')} disabled={busy}>
            <Trash2 aria-hidden />
            Delete
          </MenuItem>
        </DropdownMenu>
      )}
      <ConfirmDialog
        {...dialog('retrain')}
        title={`Train ${name} again on the data of today?`}
        tone="primary"
        action="Retrain"
        consequences={[
          champion === null
            ? 'The new version is put to use if it is trained.'
            : `The new version waits as challenger; v${champion} stays in use until somebody decides.`,
          'Both are measured on the same customers, whom neither has learned from.',
        ]}
        onConfirm={async () => {
          const { number } = await dataOf(retrain({ model: key }));
          toast.success(`Version ${number} is queued`);
          router.refresh();
        }}
      />
      <ConfirmDialog
        {...dialog('archive')}
        title={archived ? `Bring ${name} back?` : `Archive ${name}?`}
        tone="primary"
        action={archived ? 'Bring back' : 'Archive'}
        consequences={
          archived
            ? ['Everyone is scored again within minutes.', 'Its schedules run again.']
            : [used, 'It is scored and trained no more, and its scores leave the customers.', 'It can be brought back.']
        }
        onConfirm={async () => {
          await dataOf(changeModel({ model: key, change: { archived: !archived } }));
          router.refresh();
        }}
      />
      <ConfirmDialog
        {...dialog('delete')}
        title={`Delete ${name}?`}
        action="Delete model"
        consequences={[used, 'All of its versions and scores go. This cannot be undone; archiving can.']}
        onConfirm={async () => {
          await dataOf(removeModel({ model: key }));
          router.push(isClusterKind(model.kind) ? '/discover/clusters' : '/discover/models');
        }}
      />
      {asked === 'rename' && <RenameDialog model={model} onClose={() => setAsked(null)} />}
    </>
  );
}
