'use client';

import { Lasso, X } from 'lucide-react';
import { Button, IconButton } from '@/components/ui/button';
import { formatCount } from '@/components/ui/format';
import type { Spot } from './outline';
import type { Frame } from './plot';

const WIDTH = 250;

/** How many the lasso holds, above it, and what can be done with them. */
export function LassoNote({ count, line, frame, onShow, onClear }: LassoNoteProps) {
  const top = Math.min(...line.map(([, y]) => y));
  const middle = (Math.min(...line.map(([x]) => x)) + Math.max(...line.map(([x]) => x))) / 2;
  return (
    <div
      className="absolute z-10 flex items-center gap-1.75 rounded-md border border-line-strong bg-card py-1 pr-1 pl-2.5 text-xs shadow-card"
      style={{
        left: Math.max(4, Math.min(frame.width - WIDTH, middle - WIDTH / 2)),
        top: Math.max(4, top - 42),
      }}
    >
      <Lasso className="size-3.5 shrink-0" aria-hidden />
      <span>
        <b className="font-semibold">{formatCount(count)}</b> {count === 1 ? 'customer' : 'customers'}
      </span>
      <Button size="sm" onClick={onShow} disabled={count === 0}>
        Who are they?
      </Button>
      <IconButton label="Clear the selection" size="sm" onClick={onClear}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}

interface LassoNoteProps {
  count: number;
  line: readonly Spot[];
  frame: Frame;
  onShow: () => void;
  onClear: () => void;
}
