'use client';

import { Bookmark, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { DropdownMenu, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/dropdown-menu';
import { SortableList } from '@/components/ui/sortable';
import type { Block } from '@/lib/content/document/blocks';
import { BlockForm } from './block-form';
import { BlockRow } from './block-row';
import { type AddedType, BLOCK_WORDS, copyBlock, freeId, newBlock, ownBlocks } from './blocks';
import { useEditor } from './editor-context';
import { OwnBlocks } from './own-blocks';

interface BlockStackProps {
  blocks: readonly Block[];
  onChange: (blocks: Block[]) => void;
  /** What can be added, in the order of the menu. */
  kinds: readonly AddedType[];
  /** Where there is more than one stack: which one, said with "Add a block". */
  where?: string;
  most?: number;
  /** Below the snippets in the menu. */
  more?: ReactNode;
  /** The form of a block that is not of the usual kinds. */
  formOf?: (block: Block, change: (block: Block) => void) => ReactNode;
}

/** Blocks below each other, in an order that is dragged by the handle, with the pointer or with the keyboard. */
export function BlockStack({ blocks, onChange, kinds, where, most = 200, more, formOf }: BlockStackProps) {
  const { document, snippets, bestsellers } = useEditor();
  const [open, setOpen] = useState<string | null>(null);
  const put = (block: Block) => {
    onChange([...blocks, block]);
    setOpen(block.id);
  };
  return (
    <>
      <SortableList items={blocks} idOf={({ id }) => id} onChange={onChange}>
        {blocks.map((block, at) => {
          const change = (next: Block) => onChange(blocks.map((one) => (one.id === block.id ? next : one)));
          return (
            <BlockRow
              key={block.id}
              block={block}
              open={open === block.id}
              toggle={() => setOpen(open === block.id ? null : block.id)}
              change={change}
              copy={
                blocks.length < most
                  ? () => onChange([...blocks.slice(0, at + 1), copyBlock(block, document), ...blocks.slice(at + 1)])
                  : undefined
              }
              remove={() => onChange(blocks.filter((one) => one.id !== block.id))}
            >
              {formOf?.(block, change) ?? <BlockForm block={block} change={change} />}
              {block.type === 'snippet' && (
                <OwnBlocks
                  blocks={snippets.find(({ key }) => key === block.key)?.blocks ?? block.blocks}
                  room={most - blocks.length + 1}
                  onUse={(inner) =>
                    onChange([...blocks.slice(0, at), ...ownBlocks(block, inner, document), ...blocks.slice(at + 1)])
                  }
                />
              )}
            </BlockRow>
          );
        })}
      </SortableList>
      {blocks.length < most && (
        <DropdownMenu
          align="start"
          className="max-h-(--radix-dropdown-menu-content-available-height) max-w-72 overflow-y-auto"
          trigger={
            <Button variant="dashed">
              <Plus aria-hidden />
              Add a block
              {where && <span className="sr-only"> to the {where} column</span>}
            </Button>
          }
        >
          {kinds.map((type) => (
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
              {more}
            </>
          )}
        </DropdownMenu>
      )}
    </>
  );
}
