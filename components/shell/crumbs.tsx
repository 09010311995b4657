'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { createContext, Fragment, type ReactNode, useContext, useEffect, useState } from 'react';
import { type Area, type Crumb, defaultTrail } from './navigation';

interface Said {
  pathname: string;
  trail: readonly Crumb[];
}

const SetTrail = createContext<(said: Said) => void>(() => {});
const Trail = createContext<Said | null>(null);

export function CrumbsProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<Said | null>(null);
  return (
    <SetTrail value={setSaid}>
      <Trail value={said}>{children}</Trail>
    </SetTrail>
  );
}

/**
 * Says the way to this page for the top bar, for example `Segments / Cart abandoners`; put it anywhere in the page.
 * A page that says none gets its area and page from the sidebar.
 */
export function Breadcrumb({ trail }: { trail: readonly Crumb[] }) {
  const set = useContext(SetTrail);
  const pathname = usePathname();
  const key = JSON.stringify(trail);
  useEffect(() => set({ pathname, trail: JSON.parse(key) as Crumb[] }), [set, pathname, key]);
  return null;
}

/** The trail in the top bar; its last part is where one is. */
export function Crumbs({ areas }: { areas: readonly Area[] }) {
  const pathname = usePathname();
  const said = useContext(Trail);
  const trail = said?.pathname === pathname ? said.trail : defaultTrail(areas, pathname);
  return (
    <nav aria-label="Breadcrumb" className="flex min-w-0 items-center gap-2 text-ink-3">
      {trail.map((crumb, index) => {
        const last = index === trail.length - 1;
        return (
          <Fragment key={`${crumb.href}-${crumb.label}`}>
            {index > 0 && (
              <span aria-hidden className="max-sm:hidden">
                /
              </span>
            )}
            {last ? (
              <span aria-current="page" className="truncate font-[550] text-ink">
                {crumb.label}
              </span>
            ) : crumb.href ? (
              <Link href={crumb.href} className="whitespace-nowrap rounded-xs hover:text-ink max-sm:hidden">
                {crumb.label}
              </Link>
            ) : (
              <span className="whitespace-nowrap max-sm:hidden">{crumb.label}</span>
            )}
          </Fragment>
        );
      })}
    </nav>
  );
}
