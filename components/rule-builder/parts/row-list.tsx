'use client';

import { closestCenter, DndContext, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import { SortableContext, useSortable, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { IconButton } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Grip } from './grip';
import { restrictToRow } from './restrict-to-row';

export interface RowListProps {
  /** What one row is: "Step". */
  name: string;
  count: number;
  row: (index: number) => ReactNode;
  /** Shown before each row: its number. */
  numbered?: boolean;
  /** Missing where the rows are only shown. */
  onMove?: (from: number, to: number) => void;
  onRemove?: (index: number) => void;
  /** The last act: "Step". */
  add?: { label: string; onAdd: () => void };
}

/**
 * The rows of one condition (steps, weights), to be put into another order by their handles: dragged, or by Alt and the
 * arrows; Delete takes one away. The focus follows the row.
 */
export function RowList({ name, count, row, numbered, onMove, onRemove, add }: RowListProps) {
  const list = useRef<HTMLOListElement>(null);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 4 } }));
  const ids = Array.from({ length: count }, (_, index) => String(index + 1));
  const focusOn = (index: number) =>
    setTimeout(() => list.current?.querySelectorAll<HTMLElement>('[data-row-handle]')[index]?.focus());
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const to = event.key === 'ArrowUp' ? index - 1 : event.key === 'ArrowDown' ? index + 1 : undefined;
    if (event.altKey && to !== undefined) {
      event.preventDefault();
      if (to < 0 || to >= count) return;
      onMove?.(index, to);
      focusOn(to);
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && count > 1) {
      event.preventDefault();
      onRemove?.(index);
      focusOn(Math.min(index, count - 2));
    }
  };
  const rows = ids.map((id, index) => (
    <Row
      key={id}
      id={id}
      label={`${name} ${id}`}
      numbered={numbered}
      onKeyDown={onMove && ((event) => onKeyDown(event, index))}
      onRemove={onRemove && count > 1 ? () => onRemove(index) : undefined}
    >
      {row(index)}
    </Row>
  ));
  return (
    <div className="mt-0.5">
      <ol ref={list} className="grid">
        {onMove ? (
          <DndContext
            sensors={sensors}
            collisionDetection={closestCenter}
            modifiers={[restrictToRow]}
            accessibility={{ screenReaderInstructions: { draggable: 'Move with Alt and the arrow keys.' } }}
            onDragEnd={({ active, over }) => {
              if (over && active.id !== over.id) onMove(Number(active.id) - 1, Number(over.id) - 1);
            }}
          >
            <SortableContext items={ids} strategy={verticalListSortingStrategy}>
              {rows}
            </SortableContext>
          </DndContext>
        ) : (
          rows
        )}
      </ol>
      {add && (
        <button
          type="button"
          onClick={add.onAdd}
          className="mt-0.5 inline-flex min-h-6 items-center rounded-sm border border-line-strong border-dashed px-1.75 py-px font-medium text-ink-2 text-sm hover:border-solid hover:bg-sunken hover:text-ink"
        >
          {add.label}
        </button>
      )}
    </div>
  );
}

interface RowProps {
  id: string;
  label: string;
  numbered?: boolean;
  onKeyDown?: (event: KeyboardEvent) => void;
  onRemove?: () => void;
  children: ReactNode;
}

function Row({ id, label, numbered, onKeyDown, onRemove, children }: RowProps) {
  const { setNodeRef, setActivatorNodeRef, listeners, transform, transition, isDragging } = useSortable({
    id,
    disabled: !onKeyDown,
  });
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={cn(
        'group/step relative flex items-start rounded-sm py-px',
        isDragging && 'z-2 bg-card shadow-card ring-1 ring-accent',
      )}
    >
      {numbered && <span className="w-4 shrink-0 text-ink-3 text-xs tabular-nums leading-6.5">{id}</span>}
      {onKeyDown && (
        <button
          ref={setActivatorNodeRef}
          type="button"
          data-row-handle
          aria-label={`Move ${label.toLowerCase()}`}
          {...listeners}
          onKeyDown={onKeyDown}
          className="grid h-6.5 w-6 shrink-0 cursor-grab touch-none place-items-center rounded-xs text-ink-3 opacity-60 hover:opacity-100 focus-visible:opacity-100"
        >
          <Grip />
        </button>
      )}
      <div className="min-w-0 pl-1 leading-6.5">{children}</div>
      {onRemove && (
        <IconButton label={`Take ${label.toLowerCase()} away`} size="sm" className="mt-px ml-0.5" onClick={onRemove}>
          <X aria-hidden className="size-3!" />
        </IconButton>
      )}
    </li>
  );
}
