'use client';

import { Check, MoreHorizontal, Pencil, ScatterChart, Sparkles, Undo2 } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { Card, CardFoot, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { cn } from '@/components/ui/cn';
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu';
import { formatCount, formatNoun, formatPercent } from '@/components/ui/format';
import { NOISE } from '../../_components/group-colours';
import { RenameDialog } from './rename-dialog';
import { useNames } from './use-names';
import type { GroupView } from './view';

export interface GroupsCardProps {
  model: string;
  groups: readonly GroupView[];
  selected: string | null;
  onSelect: (group: string) => void;
  canEdit: boolean;
  /** Whether a group's customers can be looked at more closely: those of the run in use. */
  inUse: boolean;
}

/** The groups by what they bring: share of the customers above share of the revenue, names proposed until accepted. */
export function GroupsCard({ model, groups, selected, onSelect, canEdit, inUse }: GroupsCardProps) {
  const [renamed, setRenamed] = useState<GroupView | null>(null);
  const { save, pending } = useNames(model);
  const proposed = groups.filter(({ id, nameSource }) => id !== NOISE && nameSource === 'proposed');
  const accept = (some: readonly GroupView[]) =>
    save(some.map(({ id, name }) => ({ group: id, name, source: 'accepted' })));
  const largest = Math.max(0.01, ...groups.flatMap(({ share, revenueShare }) => [share, revenueShare ?? 0]));
  return (
    <Card aria-labelledby="groups-title" className="flex flex-col">
      <CardHead
        id="groups-title"
        title="The groups"
        note={
          proposed.length > 0 ? (
            <Chip tone="accent">
              <Sparkles aria-hidden />
              {formatNoun(proposed.length, 'name')} proposed
            </Chip>
          ) : undefined
        }
        actions={
          canEdit &&
          proposed.length > 0 && (
            <Button variant="quiet" size="sm" onClick={() => accept(proposed)} pending={pending}>
              Accept all
            </Button>
          )
        }
      />
      <ul className="flex flex-1 flex-col">
        {groups.map((group) => (
          <li
            key={group.id}
            className={cn(
              'relative flex flex-1 flex-col justify-center border-line border-b px-4 pt-2.75 pb-2 last:border-b-0',
              selected === group.id && 'bg-selected',
            )}
            style={selected === group.id ? { boxShadow: `inset 2px 0 0 ${group.colour}` } : undefined}
          >
            <div className="flex items-center gap-2">
              <span className="size-2 shrink-0 rounded-full" style={{ background: group.colour }} aria-hidden />
              <button
                type="button"
                aria-pressed={selected === group.id}
                onClick={() => onSelect(group.id)}
                className="min-w-0 rounded-xs text-left font-semibold leading-5 [overflow-wrap:anywhere] after:absolute after:inset-0"
              >
                {group.name}
              </button>
              <NameMark group={group} />
              <span className="ml-auto font-semibold tabular-nums">{formatCount(group.size)}</span>
              {canEdit && group.id !== NOISE && (
                <GroupMenu
                  model={model}
                  group={group}
                  inUse={inUse}
                  onAccept={() => accept([group])}
                  onRename={() => setRenamed(group)}
                  onReset={() => save([{ group: group.id, name: null, source: 'given' }])}
                />
              )}
            </div>
            <p className="mt-px mb-1 ml-4 text-ink-2 text-xs">{group.facts}</p>
            <div className="ml-4 grid gap-px">
              <Bar share={group.share} of={largest} colour={group.colour} faint words="of customers" />
              {group.revenueShare !== null && (
                <Bar share={group.revenueShare} of={largest} colour={group.colour} words="of revenue" />
              )}
            </div>
          </li>
        ))}
      </ul>
      <CardFoot className="gap-3.5 text-ink-3">
        <span className="inline-flex items-center gap-1.5">
          <span className="h-2 w-3.5 rounded-[2px] bg-ink-2 opacity-35" aria-hidden />
          share of customers
        </span>
        <span className="inline-flex items-center gap-1.5">
          <span className="h-2 w-3.5 rounded-[2px] bg-ink-2" aria-hidden />
          share of revenue, 365 days
        </span>
      </CardFoot>
      {renamed && <RenameDialog model={model} group={renamed} onClose={() => setRenamed(null)} />}
    </Card>
  );
}

function NameMark({ group }: { group: GroupView }) {
  if (group.id === NOISE) return null;
  if (group.nameSource === 'proposed')
    return <Sparkles className="size-3.5 shrink-0 text-accent" role="img" aria-label="Name proposed from the facts" />;
  return (
    <Check
      className="size-3.5 shrink-0 text-good"
      role="img"
      aria-label={group.nameSource === 'accepted' ? 'Name accepted' : 'Named by a person'}
    />
  );
}

function Bar({ share, of, colour, faint, words }: BarProps) {
  return (
    <div className="flex items-center gap-2">
      <span className="min-w-0 flex-1">
        <span
          aria-hidden
          className="block h-2.25 min-w-0.5 rounded-[2px]"
          style={{ width: `${(share / of) * 100}%`, background: colour, opacity: faint ? 0.35 : 1 }}
        />
      </span>
      <span className={cn('w-14 text-right text-2xs tabular-nums', faint ? 'text-ink-3' : 'font-semibold text-ink')}>
        {formatPercent(share)}
        <span className="sr-only"> {words}</span>
      </span>
    </div>
  );
}

interface BarProps {
  share: number;
  of: number;
  colour: string;
  faint?: boolean;
  words: string;
}

interface GroupMenuProps {
  model: string;
  group: GroupView;
  inUse: boolean;
  onAccept: () => void;
  onRename: () => void;
  onReset: () => void;
}

function GroupMenu({ model, group, inUse, onAccept, onRename, onReset }: GroupMenuProps) {
  return (
    <DropdownMenu
      trigger={
        <IconButton label={`More about ${group.name}`} size="sm" className="-mr-1.5 relative z-1">
          <MoreHorizontal aria-hidden />
        </IconButton>
      }
    >
      {group.nameSource === 'proposed' && (
        <MenuItem onSelect={onAccept}>
          <Check aria-hidden />
          Accept the name
        </MenuItem>
      )}
      <MenuItem onSelect={onRename}>
        <Pencil aria-hidden />
        Rename
      </MenuItem>
      {group.nameSource === 'given' && (
        <MenuItem onSelect={onReset}>
          <Undo2 aria-hidden />
          Back to “{group.proposedName}”
        </MenuItem>
      )}
      {inUse && (
        <MenuItem asChild>
          <Link
            href={`/discover/clusters/new?inside=${encodeURIComponent(model)}&group=${encodeURIComponent(group.id)}`}
          >
            <ScatterChart aria-hidden />
            Find groups inside this one
          </Link>
        </MenuItem>
      )}
    </DropdownMenu>
  );
}
