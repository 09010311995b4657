'use client';

import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';

const KEYS = [
  ['J', 'next review'],
  ['K', 'previous review'],
  ['A', 'approve'],
  ['R', 'request changes'],
  ['F', 'apply the first fix of a check'],
  ['C', 'comment'],
  ['Z', 'undo: the last fix, else the last decision'],
  ['1', 'desktop'],
  ['2', 'mobile'],
  ['3', 'light'],
  ['4', 'dark'],
  ['V', 'next variant'],
  ['M', 'show or hide marks'],
  ['← →', 'previous and next recipient'],
  ['?', 'this sheet'],
] as const;

/** Every key of the page. */
export function KeySheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys" size="sm">
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-3 gap-y-1.5 pb-3 text-sm">
        {KEYS.map(([key, does]) => (
          <div key={key} className="contents">
            <dt>
              <Kbd className="min-w-5 text-center">{key}</Kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
