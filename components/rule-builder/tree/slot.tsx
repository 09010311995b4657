'use client';

import { useDroppable } from '@dnd-kit/core';
import { cn } from '@/components/ui/cn';

/** The place between two rows onto which a dragged one falls. */
export function Slot({ parent, index }: { parent: string; index: number }) {
  const { setNodeRef, isOver } = useDroppable({ id: `${parent}@${index}`, data: { parent, index } });
  return (
    <div ref={setNodeRef} className="relative h-0">
      {isOver && <div className={cn('absolute -top-px right-0 left-5 z-3 h-0.5 rounded-full bg-accent')} />}
    </div>
  );
}
