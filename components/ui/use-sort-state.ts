'use client';

import type { OnChangeFn, SortingState } from '@tanstack/react-table';
import { useUrlState } from './url-state';

/** `-revenue` is revenue, largest first. */
export const parseSort = (text: string | null | undefined): SortingState =>
  text ? [{ id: text.replace(/^-/, ''), desc: text.startsWith('-') }] : [];

/** The order of a table, kept in the address as `?sort=-revenue`; the default order leaves the address clean. */
export function useSortState(defaultSort?: string) {
  const { params, set } = useUrlState();
  const sorting = parseSort(params.get('sort') ?? defaultSort);
  const onSortingChange: OnChangeFn<SortingState> = (update) => {
    const next = (typeof update === 'function' ? update(sorting) : update)[0];
    const text = next ? `${next.desc ? '-' : ''}${next.id}` : null;
    set({ sort: text === defaultSort ? null : text });
  };
  return { sorting, onSortingChange };
}
