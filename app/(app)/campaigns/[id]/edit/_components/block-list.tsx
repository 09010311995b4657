'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu';
import { SortableList } from '@/components/ui/sortable';
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
        <SortableList items={blocks} idOf={({ id }) => id} onChange={onChange}>
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
        </SortableList>
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
