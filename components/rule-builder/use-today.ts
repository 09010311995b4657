'use client';

import { useNow } from '@/components/ui/time';

/** Today in the viewer's zone as `2026-11-22`; the first day of computing before the page has woken up. */
export function useToday(): string {
  const now = useNow();
  const date = new Date(now);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}
