'use client';

import { Bookmark, Plus, Settings2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { DropdownMenu, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/dropdown-menu';
import { SortableList } from '@/components/ui/sortable';
import type { Block } from '@/lib/content/document/blocks';
import { BlockRow } from './block-row';
import { ADDED, BLOCK_WORDS, freeId, newBlock } from './blocks';
import { useEditor } from './editor-context';
import { SnippetList } from './snippet-list';

interface BlockListProps {
  blocks: readonly Block[];
  onChange: (blocks: Block[]) => void;
}

/** The blocks of an email in their order; dragged by the handle, with the pointer or with the keyboard. */
export function BlockList({ blocks, onChange }: BlockListProps) {
  const { document, snippets, bestsellers } = useEditor();
  const [open, setOpen] = useState<string | null>(null);
  const [listing, setListing] = useState(false);
  const put = (block: Block) => {
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
          className="max-h-(--radix-dropdown-menu-content-available-height) max-w-72 overflow-y-auto"
          trigger={
            <Button variant="dashed">
              <Plus aria-hidden />
              Add a block
            </Button>
          }
        >
          {ADDED.map((type) => (
            <MenuItem key={type} onSelect={() => put(newBlock(type, freeId(document), bestsellers))}>
              {BLOCK_WORDS[type]}
            </MenuItem>
          ))}
          {snippets.length > 0 && (
            <>
              <MenuSeparator />
              <MenuLabel>Snippets</MenuLabel>
              {snippets.map(({ id, key, name }) => (
                <MenuItem
                  key={id}
                  onSelect={() => put({ id: freeId(document), type: 'snippet', key, blocks: [], showWhen: null })}
                >
                  <Bookmark aria-hidden />
                  <span className="min-w-0 truncate">{name}</span>
                </MenuItem>
              ))}
              <MenuItem onSelect={() => setListing(true)}>
                <Settings2 aria-hidden />
                Manage snippets
              </MenuItem>
            </>
          )}
        </DropdownMenu>
        {listing && <SnippetList onClose={() => setListing(false)} />}
      </CardBody>
    </Card>
  );
}
