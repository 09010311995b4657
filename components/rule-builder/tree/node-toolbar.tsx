'use client';

import { cn } from '@/components/ui/cn';
import { Tooltip } from '@/components/ui/tooltip';
import { useBuilder } from '../builder-context';
import type { EditNode } from '../model/types';
import { NAME_ICON, type NodeAct, TOOLBAR } from './acts';

/** Acts on the node under the pointer, over its upper edge. The same are in the menu of its handle and on keys. */
export function NodeToolbar({ node, onName, className }: { node: EditNode; onName: () => void; className?: string }) {
  const { dispatch } = useBuilder();
  if (!dispatch) return null;
  const button = ({ label, keys, icon: Icon, bad, act }: NodeAct) => (
    <Tooltip key={label} content={label} keys={keys}>
      <button
        type="button"
        tabIndex={-1}
        aria-label={label}
        onClick={() => dispatch(act(node.id))}
        className={cn(
          'grid h-6.5 w-6.75 place-items-center rounded-[5px] text-ink-2 hover:bg-sunken hover:text-ink',
          bad && 'text-bad hover:bg-bad-soft hover:text-bad',
        )}
      >
        <Icon className="size-3.75" strokeWidth={1.6} aria-hidden />
      </button>
    </Tooltip>
  );
  return (
    <div
      role="toolbar"
      aria-label={node.kind === 'group' ? 'Group' : 'Condition'}
      className={cn(
        'pointer-events-none absolute -top-4.25 right-23 z-2 flex rounded-md border border-line-strong bg-card p-0.5 opacity-0 shadow-card transition-opacity',
        'group-hover/row:pointer-events-auto group-hover/row:opacity-100 max-sm:hidden',
        className,
      )}
    >
      {button(TOOLBAR.duplicate)}
      {button(TOOLBAR.negate)}
      {button({ ...TOOLBAR.toggle, label: node.disabled ? 'Switch on' : 'Switch off' })}
      <Tooltip content="Name" keys="R">
        <button
          type="button"
          tabIndex={-1}
          aria-label="Name"
          onClick={onName}
          className="grid h-6.5 w-6.75 place-items-center rounded-[5px] text-ink-2 hover:bg-sunken hover:text-ink"
        >
          <NAME_ICON className="size-3.75" strokeWidth={1.6} aria-hidden />
        </button>
      </Tooltip>
      <span className="mx-0.75 my-1 w-px bg-line" aria-hidden />
      {button(TOOLBAR.remove)}
    </div>
  );
}
