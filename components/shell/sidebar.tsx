'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '@/components/ui/cn';
import { formatCount } from '@/components/ui/format';
import { AreaIcon, BrandMark } from './area-icon';
import { type Area, locate, type NavPage } from './navigation';

const row =
  'flex items-center gap-2.5 rounded-sm px-2 py-1.5 transition-colors hover:bg-sunken hover:text-ink focus-visible:-outline-offset-2';

export interface SidebarProps {
  areas: readonly Area[];
  /** Called when a link is followed: a drawer closes. */
  onNavigate?: () => void;
}

/** The list of areas; the open one shows its pages. */
export function Sidebar({ areas, onNavigate }: SidebarProps) {
  const here = locate(areas, usePathname());
  const entry = (area: Area) => (
    <AreaEntry key={area.key} area={area} open={area === here.area} page={here.page} onNavigate={onNavigate} />
  );
  return (
    <div className="flex h-full flex-col gap-0.5 overflow-y-auto px-3 py-3.5">
      <Link
        href="/"
        onClick={onNavigate}
        className="mb-3 flex items-center gap-2.25 rounded-sm px-2 py-1 font-[650] text-md tracking-[-.015em]"
      >
        <BrandMark />
        Kindred
      </Link>
      <nav aria-label="Areas" className="flex flex-1 flex-col gap-0.5">
        {areas.filter((area) => !area.foot).map(entry)}
        <div className="mt-auto grid gap-0.5 border-line border-t pt-2.5">
          {areas.filter((area) => area.foot).map(entry)}
        </div>
      </nav>
    </div>
  );
}

function AreaEntry({
  area,
  open,
  page,
  onNavigate,
}: {
  area: Area;
  open: boolean;
  page?: NavPage | undefined;
  onNavigate?: (() => void) | undefined;
}) {
  const pages = open ? (area.pages ?? []) : [];
  const badge = area.note ?? (area.count === undefined || area.count === null ? null : formatCount(area.count));
  return (
    <>
      <Link
        href={area.href}
        onClick={onNavigate}
        aria-current={open && pages.length === 0 ? 'page' : undefined}
        className={cn(row, open ? 'bg-sunken font-[550] text-ink' : 'font-[450] text-ink-2')}
      >
        <AreaIcon area={area.key} />
        {area.label}
        {badge && <span className="ml-auto font-normal text-ink-3 text-xs">{badge}</span>}
      </Link>
      {pages.length > 0 && (
        <div className="ml-3.75 grid gap-px border-line border-l py-0.5 pl-2.75">
          {pages.map((each) => (
            <Link
              key={each.href}
              href={each.href}
              onClick={onNavigate}
              aria-current={each === page ? 'page' : undefined}
              className={cn(row, 'py-1 text-sm', each === page ? 'font-[550] text-ink' : 'text-ink-2')}
            >
              {each.label}
            </Link>
          ))}
        </div>
      )}
    </>
  );
}
