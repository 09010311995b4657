'use client';

import { useDraggable } from '@dnd-kit/core';
import { DropdownMenu as Radix } from 'radix-ui';
import { useState } from 'react';
import { cn } from '@/components/ui/cn';
import { MenuItem, MenuSeparator, menuClass } from '@/components/ui/dropdown-menu';
import { Kbd } from '@/components/ui/kbd';
import { useBuilder } from '../builder-context';
import type { EditNode } from '../model/types';
import { Grip } from '../parts/grip';
import { MOVES, NAME_ICON, type NodeAct, TOOLBAR } from './acts';

/** The handle of a node: drag it, or open it for all that can be done with the node. It holds the node's focus. */
export function Handle({
  node,
  label,
  onName,
  className,
}: {
  node: EditNode;
  label: string;
  onName: () => void;
  className?: string;
}) {
  const { dispatch } = useBuilder();
  const [open, setOpen] = useState(false);
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: node.id });
  if (!dispatch) return <span className={cn('w-5 shrink-0', className)} />;
  const item = ({ label: text, keys, icon: Icon, bad, act }: NodeAct) => (
    <MenuItem key={text} tone={bad ? 'bad' : undefined} onSelect={() => dispatch(act(node.id))}>
      <Icon strokeWidth={1.6} aria-hidden />
      {text}
      <Kbd className="ml-auto">{keys}</Kbd>
    </MenuItem>
  );
  return (
    <Radix.Root open={open} onOpenChange={setOpen} modal={false}>
      <Radix.Trigger asChild>
        <button
          ref={setNodeRef}
          type="button"
          data-handle={node.id}
          data-dragging={isDragging || undefined}
          aria-label={label}
          {...listeners}
          // A press begins a drag; the menu opens by a click that did not move, or by a key.
          onPointerDown={(event) => {
            listeners?.onPointerDown?.(event);
            event.preventDefault();
            event.currentTarget.focus();
          }}
          onClick={() => !isDragging && setOpen(true)}
          className={cn(
            '-mr-0.5 -ml-1 grid h-6.5 w-6 shrink-0 cursor-grab touch-none place-items-center rounded-xs text-ink-3 opacity-60 hover:opacity-100 focus-visible:opacity-100 group-hover/row:opacity-100',
            className,
          )}
        >
          <Grip />
        </button>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content align="start" sideOffset={4} collisionPadding={8} className={cn(menuClass, 'min-w-60')}>
          {item(TOOLBAR.duplicate)}
          {item(TOOLBAR.negate)}
          {item({ ...TOOLBAR.toggle, label: node.disabled ? 'Switch on' : 'Switch off' })}
          <MenuItem onSelect={() => setTimeout(onName)}>
            <NAME_ICON strokeWidth={1.6} aria-hidden />
            Name
            <Kbd className="ml-auto">R</Kbd>
          </MenuItem>
          <MenuSeparator />
          {MOVES.map(item)}
          <MenuSeparator />
          {item(TOOLBAR.remove)}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
