'use client';

import {
  type CollisionDetection,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type ReactNode, useState } from 'react';
import { useBuilder } from '../builder-context';
import { contains, findNode } from '../model/tree';
import type { EditNode } from '../model/types';
import { ConditionSentence } from '../sentences/condition-sentence';

/** The slot nearest to the pointer, up and down first, then by how far in it stands. */
const nearestSlot: CollisionDetection = ({ droppableContainers, droppableRects, pointerCoordinates }) => {
  if (!pointerCoordinates) return [];
  const { x, y } = pointerCoordinates;
  return droppableContainers
    .flatMap((container) => {
      const rect = droppableRects.get(container.id);
      if (!rect) return [];
      const value = Math.abs(rect.top - y) + Math.abs(rect.left - x) * 0.12;
      return [{ id: container.id, data: { droppableContainer: container, value } }];
    })
    .sort((a, b) => a.data.value - b.data.value)
    .slice(0, 1);
};

/** Lets nodes be dragged by their handles to any slot of the rule. By keyboard: Alt and the arrows. */
export function Drag({ children }: { children: ReactNode }) {
  const { state, dispatch } = useBuilder();
  const [dragged, setDragged] = useState<EditNode | null>(null);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }));
  const drop = ({ active, over }: DragEndEvent) => {
    setDragged(null);
    const target = over?.data.current;
    if (typeof target?.parent !== 'string' || typeof target.index !== 'number') return;
    if (dragged && contains(dragged, target.parent)) return;
    dispatch?.({ type: 'move', id: String(active.id), parent: target.parent, index: target.index });
  };
  if (!dispatch) return children;
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={nearestSlot}
      accessibility={{ screenReaderInstructions: { draggable: 'Move with Alt and the arrow keys; open for more.' } }}
      onDragStart={({ active }) => setDragged(findNode(state.root, String(active.id))?.node ?? null)}
      onDragCancel={() => setDragged(null)}
      onDragEnd={drop}
    >
      {children}
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <div className="w-max max-w-120 cursor-grabbing rounded-md border border-accent bg-card px-3 py-1.5 text-ink-2 leading-6.5 shadow-pop">
            {dragged.kind === 'condition' ? (
              <ConditionSentence condition={dragged.condition} faulty={() => false} />
            ) : (
              (dragged.name ?? `${dragged.type} of ${dragged.children.length}`)
            )}
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}
