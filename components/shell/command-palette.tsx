'use client';

import { LoaderCircle, Package } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Dialog as Radix } from 'radix-ui';
import { useEffect, useState } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Callout } from '@/components/ui/callout';
import {
  Command,
  CommandEmpty,
  CommandFooter,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
} from '@/components/ui/command';
import { overlayClass } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { AreaIcon } from './area-icon';
import type { Area } from './navigation';
import { pagesOf, useSearch } from './use-search';

export interface CommandPaletteProps {
  areas: readonly Area[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Ctrl or ⌘ K: reaches every page, segment, customer and product by typing. */
export function CommandPalette({ areas, open, onOpenChange }: CommandPaletteProps) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      onOpenChange(!open);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [open, onOpenChange]);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed top-[10vh] left-1/2 z-50 flex max-h-[min(480px,76vh)] w-[calc(100%-24px)] max-w-xl -translate-x-1/2 animate-fade-in flex-col overflow-hidden rounded-lg border border-line-strong bg-card shadow-pop outline-none"
        >
          <Radix.Title className="sr-only">Search or jump to</Radix.Title>
          <Palette areas={areas} close={() => onOpenChange(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Palette({ areas, close }: { areas: readonly Area[]; close: () => void }) {
  const router = useRouter();
  const [text, setText] = useState('');
  const { found, searching, error } = useSearch(text);
  const pages = pagesOf(areas, text, found?.pages);
  const go = (href: string) => () => {
    close();
    router.push(href);
  };
  const idle = text.trim().length < 2;
  return (
    <Command shouldFilter={false} label="Search or jump to" loop>
      <CommandInput
        autoFocus
        value={text}
        onValueChange={setText}
        placeholder="Search pages, segments, customers, products"
        trailing={searching && <LoaderCircle className="size-4 animate-spin text-ink-3" aria-label="Searching" />}
      />
      {error && (
        <Callout tone="bad" className="m-2 mb-0">
          {error}. Pages can still be reached.
        </Callout>
      )}
      <CommandList>
        {!searching && !error && (
          <CommandEmpty>{idle ? 'Type at least two letters.' : `Nothing is called “${text.trim()}”.`}</CommandEmpty>
        )}
        {pages.length > 0 && (
          <CommandGroup heading="Pages">
            {pages.map((page) => (
              <CommandItem key={page.href} value={`page ${page.href}`} onSelect={go(page.href)}>
                {page.area && <AreaIcon area={page.area} />}
                {page.label}
                {page.under && <span className="text-ink-3 text-xs">{page.under}</span>}
              </CommandItem>
            ))}
          </CommandGroup>
        )}
        {found && found.segments.length > 0 && (
          <CommandGroup heading="Segments">
            {found.segments.map((segment) => (
              <CommandItem key={segment.id} value={`segment ${segment.id}`} onSelect={go(`/segments/${segment.id}`)}>
                <AreaIcon area="segments" />
                <span className="truncate">{segment.name}</span>
              </CommandItem>
            ))}
          </CommandGroup>
        )}
        {found && found.customers.length > 0 && (
          <CommandGroup heading="Customers">
            {found.customers.map((customer) => (
              <CommandItem
                key={customer.id}
                value={`customer ${customer.id}`}
                onSelect={go(`/customers/${customer.id}`)}
              >
                <Avatar name={customer.name ?? customer.email} className="-mx-0.5 size-5 text-[9px]" />
                <span className="truncate">{customer.name ?? customer.email ?? customer.id}</span>
                {customer.name && customer.email && (
                  <span className="truncate text-ink-3 text-xs">{customer.email}</span>
                )}
              </CommandItem>
            ))}
          </CommandGroup>
        )}
        {found && found.products.length > 0 && (
          <CommandGroup heading="Products">
            {found.products.map((product) => (
              <CommandItem key={product.id} value={`product ${product.id}`} onSelect={go(`/products/${product.id}`)}>
                <Package strokeWidth={1.6} aria-hidden />
                <span className="truncate">{product.name}</span>
              </CommandItem>
            ))}
          </CommandGroup>
        )}
      </CommandList>
      <CommandFooter>
        <span>
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> choose
        </span>
        <span>
          <Kbd>↵</Kbd> open
        </span>
        <span>
          <Kbd>Esc</Kbd> close
        </span>
      </CommandFooter>
    </Command>
  );
}
