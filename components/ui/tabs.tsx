'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { Tabs as Radix } from 'radix-ui';
import { type ReactNode, useEffect, useRef } from 'react';
import { cn } from './cn';
import { formatCount } from './format';
import { useUrlState } from './url-state';

const strip = 'relative flex gap-5 overflow-x-auto border-line border-b [scrollbar-width:none]';
const tab = [
  '-mb-px whitespace-nowrap border-b-2 border-transparent pt-1.5 pb-2 text-ink-2 hover:text-ink',
  'focus-visible:-outline-offset-2 rounded-t-xs',
].join(' ');
const count = (value: number | undefined) =>
  value === undefined ? null : <span className="ml-1.5 text-ink-3 text-xs">{formatCount(value)}</span>;

export interface LinkTab {
  href: string;
  label: string;
  count?: number;
}

/**
 * Tabs that are pages of their own: links, the current one marked by the address's path. On a narrow screen, where the
 * strip scrolls sideways, the current one is brought to its middle.
 */
export function LinkTabs({
  items,
  label,
  className,
}: {
  items: readonly LinkTab[];
  label: string;
  className?: string;
}) {
  const pathname = usePathname();
  const current = items.filter((item) => isUnder(pathname, item.href)).sort((a, b) => b.href.length - a.href.length)[0];
  const nav = useRef<HTMLElement>(null);
  const place = current?.href;
  useEffect(() => {
    const here = place ? nav.current?.querySelector<HTMLElement>('[aria-current]') : null;
    if (nav.current && here)
      nav.current.scrollLeft = here.offsetLeft - (nav.current.clientWidth - here.offsetWidth) / 2;
  }, [place]);
  return (
    <nav ref={nav} aria-label={label} className={cn(strip, className)}>
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={item === current ? 'page' : undefined}
          className={cn(tab, item === current && 'border-ink font-[550] text-ink')}
        >
          {item.label}
          {count(item.count)}
        </Link>
      ))}
    </nav>
  );
}

const isUnder = (pathname: string, href: string) => pathname === href || pathname.startsWith(`${href}/`);

export interface TabItem {
  value: string;
  label: string;
  count?: number;
  content: ReactNode;
}

export interface TabsProps {
  items: readonly TabItem[];
  label: string;
  /** The name in the address, `tab` unless said. The first tab leaves the address clean. */
  param?: string;
  className?: string;
}

/** Tabs of one page, kept in the address without asking the server anew. */
export function Tabs({ items, label, param = 'tab', className }: TabsProps) {
  const { params, set } = useUrlState({ shallow: true });
  const first = items[0]?.value ?? '';
  const asked = params.get(param);
  const value = items.some((item) => item.value === asked) ? (asked ?? first) : first;
  return (
    <Radix.Root
      value={value}
      onValueChange={(next) => set({ [param]: next === first ? null : next })}
      className={cn('grid min-w-0 gap-4', className)}
    >
      <Radix.List aria-label={label} className={strip}>
        {items.map((item) => (
          <Radix.Trigger
            key={item.value}
            value={item.value}
            className={cn(
              tab,
              'data-[state=active]:border-ink data-[state=active]:font-[550] data-[state=active]:text-ink',
            )}
          >
            {item.label}
            {count(item.count)}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map((item) => (
        <Radix.Content key={item.value} value={item.value} className="min-w-0 outline-none">
          {item.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
