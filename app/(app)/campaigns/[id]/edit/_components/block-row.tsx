'use client';

import { BookmarkPlus, ChevronDown, Copy, Split, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { SortableRow } from '@/components/ui/sortable';
import type { Block } from '@/lib/content/document/blocks';
import { BLOCK_WORDS, blockSummary } from './blocks';
import { SaveSnippet } from './save-snippet';
import { ShowWhen } from './show-when';

interface BlockRowProps {
  block: Block;
  open: boolean;
  toggle: () => void;
  change: (block: Block) => void;
  /** Not where there is no room for one more. */
  copy?: () => void;
  remove: () => void;
  /** The form of what can be set of it. */
  children: ReactNode;
}

/** One block: its handle, what it says, and opened its form. */
export function BlockRow({ block, open, toggle, change, copy, remove, children }: BlockRowProps) {
  const [saving, setSaving] = useState(false);
  const name = BLOCK_WORDS[block.type];
  return (
    <SortableRow id={block.id} name={name} strong={open}>
      {(handle) => (
        <>
          <div className="flex items-center gap-0.5 py-0.5 pr-1 pl-0.5">
            {handle}
            <button
              type="button"
              onClick={toggle}
              aria-expanded={open}
              className="flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-sm px-1 text-left hover:bg-hover"
            >
              <span className="shrink-0 font-[550] text-sm">{name}</span>
              <span className="min-w-0 flex-1 truncate text-ink-2 text-sm">{blockSummary(block)}</span>
              {block.showWhen && <Split className="size-3.5 shrink-0 text-c5" aria-label="Shown to some" />}
              <ChevronDown className={cn('size-4 shrink-0 text-ink-3', open && 'rotate-180')} aria-hidden />
            </button>
            {copy && (
              <IconButton size="sm" label={`Duplicate ${name}`} onClick={copy}>
                <Copy />
              </IconButton>
            )}
            <IconButton size="sm" label={`Remove ${name}`} onClick={remove}>
              <Trash2 />
            </IconButton>
          </div>
          {open && (
            <div className="grid grid-cols-[minmax(0,1fr)] gap-3 border-line border-t px-3 py-3">
              {children}
              <ShowWhen rule={block.showWhen} change={(showWhen) => change({ ...block, showWhen })} />
              {block.type !== 'columns' && block.type !== 'snippet' && (
                <>
                  <Button size="sm" variant="quiet" className="justify-self-start" onClick={() => setSaving(true)}>
                    <BookmarkPlus aria-hidden />
                    Save as a snippet
                  </Button>
                  {saving && <SaveSnippet block={block} onClose={() => setSaving(false)} />}
                </>
              )}
            </div>
          )}
        </>
      )}
    </SortableRow>
  );
}
