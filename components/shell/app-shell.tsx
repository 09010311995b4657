'use client';

import { Menu, Search } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { IconButton } from '@/components/ui/button';
import { overlayClass } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { useHydrated } from '@/components/ui/use-hydrated';
import { CommandPalette } from './command-palette';
import { Crumbs, CrumbsProvider } from './crumbs';
import type { Area, ShellUser } from './navigation';
import { Sidebar } from './sidebar';
import { UserMenu } from './user-menu';

export interface AppShellProps {
  areas: readonly Area[];
  user: ShellUser;
  /** In the top bar, before the user's menu: the notification bell. */
  bell?: ReactNode;
  children: ReactNode;
}

/** What stands around every page of a signed-in person: sidebar, top bar, command palette. */
export function AppShell({ areas, user, bell, children }: AppShellProps) {
  const [drawer, setDrawer] = useState(false);
  const [palette, setPalette] = useState(false);
  return (
    <CrumbsProvider>
      <a href="#main" className="-top-12 fixed left-3 z-60 rounded-sm bg-accent px-3 py-2 text-accent-ink focus:top-2">
        Skip to the content
      </a>
      <div className="min-h-screen lg:grid lg:grid-cols-[232px_minmax(0,1fr)]">
        <aside className="sticky top-0 hidden h-screen border-line border-r lg:block">
          <Sidebar areas={areas} />
        </aside>
        <div className="flex min-w-0 flex-col">
          <header className="sticky top-0 z-20 flex h-13 items-center gap-3 border-line border-b bg-paper/88 px-4 backdrop-blur-sm lg:px-6">
            <Drawer areas={areas} open={drawer} onOpenChange={setDrawer} />
            <Crumbs areas={areas} />
            <SearchButton onOpen={() => setPalette(true)} />
            {bell}
            <UserMenu user={user} />
          </header>
          <main
            id="main"
            tabIndex={-1}
            className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-4 px-4 pt-4 pb-12 outline-none lg:px-6 lg:pt-5"
          >
            {children}
          </main>
        </div>
      </div>
      <CommandPalette areas={areas} open={palette} onOpenChange={setPalette} />
    </CrumbsProvider>
  );
}

function Drawer({
  areas,
  open,
  onOpenChange,
}: {
  areas: readonly Area[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>
        <IconButton label="Open the menu" className="-ml-1.5 lg:hidden">
          <Menu aria-hidden />
        </IconButton>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Overlay className={overlayClass} />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 w-68 max-w-[85vw] animate-slide-in border-line border-r bg-paper shadow-pop outline-none"
        >
          <Radix.Title className="sr-only">Menu</Radix.Title>
          <Sidebar areas={areas} onNavigate={() => onOpenChange(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function SearchButton({ onOpen }: { onOpen: () => void }) {
  const hydrated = useHydrated();
  const keys = hydrated && /mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-label="Search or jump to"
      aria-keyshortcuts="Meta+K Control+K"
      className="ml-auto flex h-8 shrink-0 items-center gap-2 rounded-sm border border-line bg-card px-2.5 text-ink-3 text-sm transition-colors hover:border-line-strong max-sm:w-8 max-sm:justify-center max-sm:px-0 sm:w-65"
    >
      <Search className="size-4 shrink-0" strokeWidth={1.6} aria-hidden />
      <span className="max-sm:hidden">Search or jump to</span>
      <Kbd className="ml-auto max-sm:hidden">{keys}</Kbd>
    </button>
  );
}
