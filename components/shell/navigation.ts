export type AreaKey =
  | 'overview'
  | 'audience'
  | 'segments'
  | 'discover'
  | 'campaigns'
  | 'experiments'
  | 'data'
  | 'governance'
  | 'settings';

/** One page of an area. */
export interface NavPage {
  label: string;
  href: string;
}

/** An area of the sidebar. The server passes those that are built and that the role may see. */
export interface Area {
  key: AreaKey;
  label: string;
  href: string;
  /** How many there are, at the right end. */
  count?: number | null;
  /** Words in place of a count: "3 to review". */
  note?: string;
  /** Its pages, shown under it while it is open; none where it has one page only. */
  pages?: readonly NavPage[];
  /** Stands at the sidebar's foot. */
  foot?: boolean;
}

export interface ShellUser {
  name: string;
  email: string;
  /** As a person reads it: "Marketer". */
  role: string;
}

export interface Crumb {
  label: string;
  href?: string;
}

const isUnder = (pathname: string, href: string) =>
  pathname === href || pathname.startsWith(`${href === '/' ? '' : href}/`);

const hrefsOf = (area: Area): string[] => [area.href, ...(area.pages ?? []).map((page) => page.href)];

/** The area and page of a path: the longest address that the path lies under. */
export function locate(areas: readonly Area[], pathname: string): { area?: Area; page?: NavPage } {
  let best = 0;
  let found: { area?: Area; page?: NavPage } = {};
  for (const area of areas) {
    for (const href of hrefsOf(area)) {
      if (!isUnder(pathname, href) || href.length < best) continue;
      best = href.length;
      found = { area, page: area.pages?.find((page) => page.href === href) };
    }
  }
  return found;
}

/** The way to a path where the page has not said one: area, then page. */
export function defaultTrail(areas: readonly Area[], pathname: string): Crumb[] {
  const { area, page } = locate(areas, pathname);
  if (!area) return [];
  return page && page.label !== area.label
    ? [
        { label: area.label, href: area.href },
        { label: page.label, href: page.href },
      ]
    : [{ label: area.label, href: area.href }];
}
