'use client';

import { ChevronUp, X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import type { LivePreview } from '@/components/rule-builder/use-preview';
import { IconButton } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { overlayClass } from '@/components/ui/dialog';
import { formatCount, formatPercent, shareOf } from '@/components/ui/format';

/** Where there is no room for the panel: the count in a bar at the foot, the rest in a sheet over the page. */
export function MobilePanel({ live, children }: { live: LivePreview; children: ReactNode }) {
  const preview = live.counted?.preview;
  return (
    <Radix.Root>
      <Radix.Trigger asChild>
        <button
          type="button"
          className="fixed inset-x-0 bottom-0 z-30 flex h-14 items-center gap-2.5 border-line-strong border-t bg-card px-4 text-left shadow-pop lg:left-58 xl:hidden"
        >
          <span className={cn('font-semibold text-xl tabular-nums', live.stale && 'opacity-50')}>
            {preview ? formatCount(preview.count) : '–'}
          </span>
          <span className="min-w-0 flex-1 truncate text-ink-2 text-sm">
            {live.error
              ? 'could not be counted'
              : preview
                ? `customers, ${formatPercent(shareOf(preview.count, preview.total))} of all`
                : live.nothing
                  ? 'finish a condition'
                  : 'counting'}
          </span>
          <span className="inline-flex items-center gap-1 font-medium text-accent text-sm">
            Audience
            <ChevronUp className="size-3.5" aria-hidden />
          </span>
        </button>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-x-0 bottom-0 z-50 mx-auto max-h-[85vh] max-w-140 animate-fade-in overflow-y-auto rounded-t-lg border border-line-strong bg-paper p-3 outline-none"
        >
          <div className="flex items-center pb-2">
            <Radix.Title className="text-base">Audience</Radix.Title>
            <Radix.Close asChild>
              <IconButton label="Close" size="sm" className="ml-auto">
                <X aria-hidden />
              </IconButton>
            </Radix.Close>
          </div>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
