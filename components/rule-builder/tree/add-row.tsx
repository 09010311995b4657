'use client';

import { Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { cn } from '@/components/ui/cn';
import { Popover } from '@/components/ui/popover';
import { useBuilder } from '../builder-context';
import { ThingList } from '../editors/thing-list';
import type { ThingKind } from '../editors/things';
import type { EditGroup } from '../model/types';

const KINDS: readonly ThingKind[] = ['event', 'pattern', 'metric', 'trait', 'segment', 'consent'];
const addClass =
  'inline-flex items-center rounded-sm border border-line-strong border-dashed px-1.75 py-px font-medium text-ink-2 text-sm hover:border-solid hover:bg-sunken hover:text-ink';

/** The end of a rail: adds a condition or a group. A group that has just been made asks for its first condition. */
export function AddRow({ group, nested }: { group: EditGroup; nested: boolean }) {
  const { state, dispatch, count, adding, setAdding } = useBuilder();
  const open = adding?.group === group.id;
  const setOpen = (next: boolean) => setAdding(next ? { group: group.id } : null);
  const chose = useRef(false);
  const fresh = state.touched?.id === group.id && state.touched.fresh;
  useEffect(() => {
    if (fresh) setAdding({ group: group.id });
  }, [fresh, group.id, setAdding]);
  if (!dispatch) return null;
  const inner = group.type === 'any' ? 'all' : 'any';
  return (
    <div className="relative flex min-h-8.5 items-center gap-1.25 pt-1 pl-5 max-sm:pl-1">
      <span
        className={cn(
          'absolute top-2.5 text-center',
          nested ? '-left-8.5 w-5 max-sm:-left-5 max-sm:w-4' : '-left-10 w-7.5 max-sm:-left-8.5 max-sm:w-5',
        )}
        aria-hidden
      >
        <span className={cn('inline-block py-0.5', nested ? 'bg-paper' : 'bg-card')}>
          <Plus className="size-3.25 text-ink-3" strokeWidth={1.6} />
        </span>
      </span>
      <Popover
        open={open}
        onOpenChange={(next) => {
          chose.current = false;
          setOpen(next);
        }}
        label="Add a condition"
        // The new condition's own sheet takes the focus.
        onCloseAutoFocus={(event) => chose.current && event.preventDefault()}
        className="w-108 p-0"
        trigger={
          <button
            type="button"
            className={addClass}
            data-add={group.id}
            aria-label={group.name ? `Add a condition to ${group.name}` : 'Add a condition'}
          >
            Condition
          </button>
        }
      >
        <ThingList
          kinds={KINDS}
          group={group.id}
          count={count}
          onChoose={(node) => {
            chose.current = true;
            setOpen(false);
            dispatch({ type: 'insert', parent: group.id, index: adding?.index, node });
          }}
        />
      </Popover>
      <button
        type="button"
        className={addClass}
        aria-label={group.name ? `Add a group to ${group.name}` : 'Add a group'}
        onClick={() => dispatch({ type: 'insert', parent: group.id, node: { type: inner, children: [] } })}
      >
        Group
      </button>
    </div>
  );
}
