'use client';

import { LoaderCircle, Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { cn } from './cn';
import { Input } from './input';
import { useUrlState } from './url-state';

export interface SearchInputProps {
  /** What is searched: "Search customers". */
  label: string;
  /** The name in the address. */
  param?: string;
  shallow?: boolean;
  className?: string;
}

/** Search kept in the address; asks 250 ms after the last letter, at once on Enter. */
export function SearchInput({ label, param = 'q', shallow, className }: SearchInputProps) {
  const { params, set, pending } = useUrlState({ shallow });
  const asked = params.get(param) ?? '';
  const [text, setText] = useState(asked);
  const sent = useRef(asked);
  useEffect(() => {
    if (asked !== sent.current) {
      sent.current = asked;
      setText(asked);
    }
  }, [asked]);
  const send = (value: string) => {
    if (value === sent.current) return;
    sent.current = value;
    set({ [param]: value || null });
  };
  const latest = useRef(send);
  latest.current = send;
  useEffect(() => {
    const timer = setTimeout(() => latest.current(text.trim()), 250);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div className={cn('relative w-full sm:w-64', className)}>
      {pending ? (
        <LoaderCircle className="absolute top-2 left-2.5 size-4 animate-spin text-ink-3" aria-hidden />
      ) : (
        <Search className="absolute top-2 left-2.5 size-4 text-ink-3" strokeWidth={1.6} aria-hidden />
      )}
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={200}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') send(text.trim());
          if (event.key === 'Escape' && text) {
            event.preventDefault();
            setText('');
          }
        }}
        className="px-8 [&::-webkit-search-cancel-button]:hidden"
      />
      {text && (
        <button
          type="button"
          aria-label="Clear the search"
          onClick={() => setText('')}
          className="absolute top-1 right-1 grid size-6 place-items-center rounded-xs text-ink-3 hover:text-ink"
        >
          <X className="size-3.5" aria-hidden />
        </button>
      )}
    </div>
  );
}
