'use client';

import { MoreHorizontal, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { Button, IconButton } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu';
import { formatNoun } from '@/components/ui/format';
import type { ModelDetail, VersionSummary } from '@/lib/services/models/types';
import { deleteClustering } from '../../actions';

/** What can be done with a clustering: compare its runs, run it again with changes, delete it. */
export function ClusterActs({ model, runs, canEdit }: ClusterActsProps) {
  const router = useRouter();
  const [deleting, setDeleting] = useState(false);
  const shown = model.version?.number;
  const before = runs.find(({ number, trainedAt }) => shown !== undefined && number < shown && trainedAt !== null);
  const remove = async () => {
    await dataOf(deleteClustering({ model: model.key }));
    toast.success(`${model.name} is deleted`);
    router.push('/discover/clusters');
    router.refresh();
  };
  return (
    <>
      {before && shown !== undefined && (
        <Button asChild variant="quiet">
          <Link href={`/discover/clusters/${model.key}?run=${shown}&compare=${before.number}#compare`}>
            Compare with run {before.number}
          </Link>
        </Button>
      )}
      {canEdit && (
        <>
          <Button asChild>
            <Link href={`/discover/clusters/new?from=${encodeURIComponent(model.key)}`}>Change and re-run</Link>
          </Button>
          <DropdownMenu
            trigger={
              <IconButton label="More acts">
                <MoreHorizontal aria-hidden />
              </IconButton>
            }
          >
            <MenuItem tone="bad" onSelect={() => setDeleting(true)}>
              <Trash2 aria-hidden />
              Delete
            </MenuItem>
          </DropdownMenu>
          <ConfirmDialog
            open={deleting}
            onOpenChange={setDeleting}
            title={`Delete ${model.name}?`}
            consequences={[
              `${formatNoun(runs.length, 'run')} and the names of its groups are lost.`,
              model.segments > 0
                ? `${formatNoun(model.segments, 'segment asks', 'segments ask')} for it: change ${model.segments === 1 ? 'it' : 'them'} first.`
                : 'No segment asks for it. Segments with a rule read off it stay as they are.',
            ]}
            action="Delete clustering"
            onConfirm={remove}
          />
        </>
      )}
    </>
  );
}

interface ClusterActsProps {
  model: ModelDetail;
  runs: readonly VersionSummary[];
  canEdit: boolean;
}
