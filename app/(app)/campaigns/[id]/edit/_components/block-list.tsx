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
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu';
import type { Block } from '@/lib/content/document/blocks';
import type { EmailDocument } from '@/lib/content/document/document';
import { BlockRow } from './block-row';
import { ADDED, BLOCK_WORDS, freeId, newBlock } from './blocks';

interface BlockListProps {
  blocks: readonly Block[];
  document: EmailDocument;
  segments: readonly { id: string; name: string }[];
  onChange: (blocks: Block[]) => void;
}

/** The blocks of an email in their order; dragged by the handle, with the pointer or with the keyboard. */
export function BlockList({ blocks, document, segments, onChange }: BlockListProps) {
  const [open, setOpen] = useState<string | null>(null);
  const id = useId();
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const moved = ({ active, over }: DragEndEvent) => {
    if (!over || active.id === over.id) return;
    const at = (block: unknown) => blocks.findIndex((one) => one.id === block);
    onChange(arrayMove([...blocks], at(active.id), at(over.id)));
  };
  const add = (type: (typeof ADDED)[number]) => {
    const block = newBlock(type, freeId(document));
    onChange([...blocks, block]);
    setOpen(block.id);
  };
  const copy = (block: Block) => {
    const text = JSON.stringify(block);
    const made: Block = { ...(JSON.parse(text) as Block), id: freeId(document) };
    const at = blocks.findIndex((one) => one.id === block.id);
    onChange([...blocks.slice(0, at + 1), made, ...blocks.slice(at + 1)]);
  };
  return (
    <Card>
      <CardHead title="Content" note="Words in {{ }} are filled in for each customer" />
      <CardBody className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <DndContext id={id} sensors={sensors} collisionDetection={closestCenter} onDragEnd={moved}>
          <SortableContext items={blocks.map((block) => block.id)} strategy={verticalListSortingStrategy}>
            <ul className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
              {blocks.map((block) => (
                <BlockRow
                  key={block.id}
                  block={block}
                  segments={segments}
                  open={open === block.id}
                  toggle={() => setOpen(open === block.id ? null : block.id)}
                  change={(next) => onChange(blocks.map((one) => (one.id === block.id ? next : one)))}
                  copy={() => copy(block)}
                  remove={() => onChange(blocks.filter((one) => one.id !== block.id))}
                />
              ))}
            </ul>
          </SortableContext>
        </DndContext>
        <DropdownMenu
          align="start"
          trigger={
            <Button variant="dashed">
              <Plus aria-hidden />
              Add a block
            </Button>
          }
        >
          {ADDED.map((type) => (
            <MenuItem key={type} onSelect={() => add(type)}>
              {BLOCK_WORDS[type]}
            </MenuItem>
          ))}
        </DropdownMenu>
      </CardBody>
    </Card>
  );
}
