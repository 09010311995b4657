'use client';

import { useDndContext, useDroppable } from '@dnd-kit/core';
import { cn } from '@/components/ui/cn';

/** The place between two rows onto which a dragged one falls: dotted while something is dragged, solid where it falls. */
export function Slot({ parent, index }: { parent: string; index: number }) {
  const { setNodeRef, isOver } = useDroppable({ id: `${parent}@${index}`, data: { parent, index } });
  const { active } = useDndContext();
  return (
    <div ref={setNodeRef} data-slot={`${parent}@${index}`} className="relative h-0">
      {active && (
        <div
          className={cn(
            'absolute right-0 left-5 z-3',
            isOver
              ? '-top-0.5 h-1 rounded-full bg-accent'
              : '-top-px border-line-strong border-t border-dashed opacity-80',
          )}
        />
      )}
    </div>
  );
}
