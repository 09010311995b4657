'use client';

import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { Segmented } from '@/components/ui/segmented';
import { GROUP_TYPES } from '@/lib/rules';
import { useBuilder } from '../builder-context';
import type { EditGroup } from '../model/types';
import { underlineClass } from '../parts/glue';
import { NameField } from './name-field';

const LABELS = { all: 'All', any: 'Any', none: 'None' } as const;

export interface GroupHeadProps {
  group: EditGroup;
  root?: boolean;
  naming: boolean;
  onName: () => void;
  onNamed: () => void;
  /** Before the switch: the handle. */
  before?: ReactNode;
  /** At the right end. */
  after?: ReactNode;
}

/** How a group's conditions combine, its name, and whether it is folded. */
export function GroupHead({ group, root, naming, onName, onNamed, before, after }: GroupHeadProps) {
  const { state, dispatch } = useBuilder();
  const folded = state.collapsed.has(group.id);
  return (
    <div className="flex min-h-7 items-center gap-2 max-sm:flex-wrap max-sm:gap-y-0.5">
      {before}
      {dispatch ? (
        <Segmented
          label="How conditions combine"
          value={group.type}
          options={GROUP_TYPES.map((type) => ({ value: type, label: LABELS[type] }))}
          onValueChange={(by) => dispatch({ type: 'combine', id: group.id, by })}
        />
      ) : (
        <span className="rounded-[7px] border border-line-strong bg-card px-2 py-0.5 font-semibold text-xs">
          {LABELS[group.type]}
        </span>
      )}
      {root && !group.name && !naming ? (
        <span className="text-ink-2 text-sm max-sm:hidden">of these hold</span>
      ) : (
        <>
          <span className="text-ink-2 text-sm">of</span>
          {naming ? (
            <NameField node={group} onDone={onNamed} />
          ) : (
            <button
              type="button"
              onClick={onName}
              disabled={!dispatch}
              aria-label={`Name of the group: ${group.name ?? 'these'}`}
              className={cn(
                'min-w-0 truncate text-sm max-sm:max-w-44',
                group.name ? `${underlineClass} font-[550] hover:bg-accent-soft` : 'text-ink-2 hover:text-ink',
                !dispatch && 'no-underline',
              )}
            >
              {group.name ?? 'these'}
            </button>
          )}
        </>
      )}
      {!root && (
        <button
          type="button"
          aria-expanded={!folded}
          aria-label={folded ? 'Unfold the group' : 'Fold the group'}
          onClick={() => dispatch?.({ type: 'collapse', id: group.id })}
          hidden={!dispatch}
          className="grid size-6 shrink-0 place-items-center rounded-xs text-ink-3 hover:bg-sunken hover:text-ink"
        >
          <ChevronDown className={cn('size-3 transition-transform', folded && '-rotate-90')} aria-hidden />
        </button>
      )}
      <div className="ml-auto flex items-center">{after}</div>
    </div>
  );
}
