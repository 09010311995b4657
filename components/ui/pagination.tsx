'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from './button';
import { useUrlState } from './url-state';

export interface PaginationProps {
  nextCursor: string | null | undefined;
  /** With it the rows grow on the page; without it "Next" goes to `?cursor=…`. */
  onMore?: () => void;
  loadingMore?: boolean;
  /** "50 of 5,942 customers". */
  summary?: ReactNode;
}

/** The foot of a list that pages by cursor. */
export function Pagination({ nextCursor, onMore, loadingMore, summary }: PaginationProps) {
  const { params, hrefOf } = useUrlState();
  const later = !onMore && params.has('cursor');
  if (!nextCursor && !later && !summary) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 border-line border-t px-4 py-2 text-ink-2 text-xs">
      <span className="mr-auto">{summary}</span>
      {later && (
        <Button asChild size="sm">
          <Link href={hrefOf({ cursor: null })}>First page</Link>
        </Button>
      )}
      {nextCursor &&
        (onMore ? (
          <Button size="sm" onClick={onMore} pending={loadingMore}>
            Load more
          </Button>
        ) : (
          <Button asChild size="sm">
            <Link href={hrefOf({ cursor: nextCursor })}>Next</Link>
          </Button>
        ))}
    </div>
  );
}
