'use client';

import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { GripVertical } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cn } from './cn';

export interface SortableListProps<T> {
  items: readonly T[];
  idOf: (item: T) => string;
  onChange: (items: T[]) => void;
  label?: string;
  className?: string;
  /** The rows, each a `SortableRow` of its id. */
  children: ReactNode;
}

/** Rows that are put into another order, dragged by their handles with the pointer or with the keyboard. */
export function SortableList<T>({ items, idOf, onChange, label, className, children }: SortableListProps<T>) {
  const id = useId();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const ids = items.map(idOf);
  const moved = ({ active, over }: DragEndEvent) => {
    if (!over || active.id === over.id) return;
    onChange(arrayMove([...items], ids.indexOf(String(active.id)), ids.indexOf(String(over.id))));
  };
  return (
    <DndContext id={id} sensors={sensors} collisionDetection={closestCenter} onDragEnd={moved}>
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ul aria-label={label} className={cn('grid grid-cols-[minmax(0,1fr)] gap-1.5', className)}>
          {children}
        </ul>
      </SortableContext>
    </DndContext>
  );
}

export interface SortableRowProps {
  id: string;
  /** What is moved, for the name of its handle. */
  name: string;
  disabled?: boolean;
  /** Another line around it, while it is opened. */
  strong?: boolean;
  /** Given the handle, which the row puts where it belongs. */
  children: (handle: ReactNode) => ReactNode;
}

/** One row of a `SortableList`. */
export function SortableRow({ id, name, disabled, strong, children }: SortableRowProps) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id,
    disabled,
  });
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Transform.toString(transform), transition }}
      className={cn(
        'min-w-0 rounded-md border border-line bg-card',
        isDragging && 'relative z-10 shadow-pop',
        strong && 'border-line-strong',
      )}
    >
      {children(
        <button
          ref={setActivatorNodeRef}
          type="button"
          aria-label={`Move ${name}`}
          disabled={disabled}
          className="grid size-7 shrink-0 cursor-grab place-items-center rounded-sm text-ink-3 hover:bg-sunken disabled:invisible"
          {...attributes}
          {...listeners}
        >
          <GripVertical className="size-4" aria-hidden />
        </button>,
      )}
    </li>
  );
}
