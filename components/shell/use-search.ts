'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, messageOf } from '@/components/ui/api';
import type { Area, AreaKey } from './navigation';

/** The answer of `GET /api/ui/search?q=`. */
export interface SearchAnswer {
  pages?: { label: string; href: string }[];
  segments: { id: string; name: string }[];
  customers: { id: string; name: string | null; email: string | null }[];
  products: { id: string; name: string }[];
}

export interface FoundPage {
  label: string;
  href: string;
  under?: string;
  area?: AreaKey;
}

/** The pages of the sidebar whose name holds every word typed, and those that the server adds. */
export function pagesOf(areas: readonly Area[], text: string, more: SearchAnswer['pages'] = []): FoundPage[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const own = areas.flatMap((area): FoundPage[] => {
    const pages = area.pages?.length ? area.pages : [{ label: area.label, href: area.href }];
    return pages.map((page) => ({
      ...page,
      area: area.key,
      ...(page.label === area.label ? {} : { under: area.label }),
    }));
  });
  const seen = new Set(own.map((page) => page.href));
  return [
    ...own.filter((page) => words.every((word) => `${page.label} ${page.under ?? ''}`.toLowerCase().includes(word))),
    ...more.filter((page) => !seen.has(page.href)),
  ];
}

/** What the server finds for a text, asked 150 ms after the last letter; the last answer stays until the next. */
export function useSearch(text: string) {
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 150);
    return () => clearTimeout(timer);
  }, [text]);
  const enabled = asked.length >= 2;
  const { data, isFetching, error } = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => api<SearchAnswer>('/api/ui/search', { query: { q: asked }, signal }),
    enabled,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const waiting = text.trim().length >= 2 && text.trim() !== asked;
  return {
    found: enabled ? data : undefined,
    searching: isFetching || waiting,
    error: error ? messageOf(error).replace(/\.$/, '') : null,
  };
}
