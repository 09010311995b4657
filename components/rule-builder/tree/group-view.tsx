'use client';

import { Fragment, memo } from 'react';
import { cn } from '@/components/ui/cn';
import { useBuilder } from '../builder-context';
import { countConditions } from '../model/tree';
import type { EditGroup } from '../model/types';
import { AddRow } from './add-row';
import { ConditionRow } from './condition-row';
import { CountCell } from './count-cell';
import { Faults } from './faults';
import { GroupHead } from './group-head';
import { Handle } from './handle';
import { NodeToolbar } from './node-toolbar';
import { Slot } from './slot';
import { useNodeFocus } from './use-node-focus';

const WORDS = { all: 'and', any: 'or', none: 'nor' } as const;

/** The children of a group on their rail: one line, the connecting word at each row, dashed where none may hold. */
export function Children({ group, depth }: { group: EditGroup; depth: number }) {
  const { dispatch } = useBuilder();
  const nested = depth > 0;
  const ground = nested ? 'bg-paper' : 'bg-card';
  return (
    <div
      className={cn(
        'relative before:absolute before:top-0 before:border-line-strong before:border-l-[1.5px]',
        nested
          ? 'mt-0.75 pl-8.5 before:left-2.25 max-sm:pl-5 max-sm:before:left-1.75'
          : 'pl-10 before:left-3.5 max-sm:pl-8.5 max-sm:before:left-2.25',
        dispatch ? 'before:bottom-4.25' : 'before:bottom-5',
        group.type === 'none' && 'before:border-dashed',
      )}
    >
      {group.children.map((child, index) => (
        <Fragment key={child.id}>
          <Slot parent={group.id} index={index} />
          <div className="relative">
            <div
              className={cn(
                'absolute text-center text-ink-2 text-xs',
                nested ? '-left-8.5 w-5 max-sm:-left-5 max-sm:w-4' : '-left-10 w-7.5 max-sm:-left-8.5 max-sm:w-5',
                child.kind === 'group' ? 'top-3.5' : 'top-3',
              )}
            >
              {index === 0 ? (
                <i className={cn('mx-auto mt-1.5 block size-1.75 rounded-full border-[1.5px] border-ink-3', ground)} />
              ) : (
                <span className={cn('py-0.5', ground)}>{WORDS[group.type]}</span>
              )}
            </div>
            {child.kind === 'group' ? (
              <GroupBox node={child} depth={depth + 1} />
            ) : (
              <ConditionRow node={child} nested={nested} />
            )}
          </div>
        </Fragment>
      ))}
      <Slot parent={group.id} index={group.children.length} />
      {dispatch && <AddRow group={group} nested={nested} />}
    </div>
  );
}

/** How far a box reaches beyond the right edge of the counts, which is one at every depth: less, the deeper it lies. */
const beyondCounts = (depth: number): number => Math.max(0, 12 - 3 * (depth - 1));

/** A group within a group, in a box of its own; `depth` is 1 below the root. */
export const GroupBox = memo(function GroupBox({ node, depth }: { node: EditGroup; depth: number }) {
  const { state, faults, setHighlight, highlight } = useBuilder();
  const { naming, startNaming, endNaming, onKeyDownCapture } = useNodeFocus(node);
  const folded = state.collapsed.has(node.id);
  const count = countConditions(node);
  const beyond = beyondCounts(depth);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of conditions, not a fieldset of a form
    <div
      role="group"
      aria-label={node.name ?? 'Group of conditions'}
      data-node={node.id}
      onKeyDownCapture={onKeyDownCapture}
      style={{
        marginRight: depth > 1 ? -beyond : undefined,
        paddingRight: Math.max(0, beyond - 1),
        borderRightWidth: beyond === 0 ? 0 : undefined,
      }}
      className={cn(
        'relative mt-0.75 mb-1.25 rounded-lg border border-line bg-paper py-1.5 pl-2 max-sm:pl-1',
        beyond === 0 && 'rounded-r-none',
        highlight === node.id && 'border-line-strong',
        node.disabled && 'opacity-60',
      )}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hovering only marks */}
      <div
        className="group/row relative has-data-dragging:opacity-40"
        onMouseEnter={() => setHighlight(node.id)}
        onMouseLeave={() => setHighlight(null)}
      >
        <GroupHead
          group={node}
          naming={naming}
          onName={startNaming}
          onNamed={endNaming}
          before={<Handle node={node} label="Move or change the group" onName={startNaming} className="-mr-1.5" />}
          after={<CountCell node={node} />}
        />
        <NodeToolbar node={node} onName={startNaming} className="-top-5.5" />
      </div>
      <Faults faults={faults.get(node.id)} />
      {folded ? (
        <p className="pt-1 pb-0.5 pl-7 text-ink-3 text-xs">{count === 1 ? '1 condition' : `${count} conditions`}</p>
      ) : (
        <Children group={node} depth={depth} />
      )}
    </div>
  );
});
