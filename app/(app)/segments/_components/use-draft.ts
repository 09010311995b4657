'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { systemClock } from '@/lib/core/clock';
import { type Rule, ruleSchema } from '@/lib/rules';

/** What a person writes of a segment. */
export interface SegmentForm {
  name: string;
  description: string;
  goal: string;
}

/** A draft as this device keeps it. The rule may be unfinished. */
export interface Draft {
  form: SegmentForm;
  rule: Rule;
  /** Version of the segment that it starts from; 0 for a new one. */
  base: number;
  /** Milliseconds. */
  savedAt: number;
}

/** By the segment's id, or by what a new one was begun from. */
const keyOf = (id: string): string => `kindred.segment-draft.${id}`;
const WAIT_MS = 400;

/** The draft that this device keeps of a segment; null where there is none, or none that can be read. */
export function readDraft(id: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(keyOf(id)) ?? 'null') as Draft | null;
    return draft && typeof draft.savedAt === 'number' && Array.isArray(draft.rule?.children) ? draft : null;
  } catch {
    return null;
  }
}

export const isValidRule = (rule: Rule): boolean => ruleSchema.safeParse(rule).success;

/** Keeps a draft on this device a moment after every edit, so that closing the page loses nothing. */
export function useDraftKeeper(id: string, content: { form: SegmentForm; rule: Rule; base: number }, dirty: boolean) {
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const text = useMemo(() => JSON.stringify(content), [content]);
  const stopped = useRef(false);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    if (stopped.current) return;
    const timer = setTimeout(() => {
      if (!dirty) {
        localStorage.removeItem(keyOf(id));
        setSavedAt(null);
        return;
      }
      const at = systemClock.now().getTime();
      try {
        localStorage.setItem(keyOf(id), JSON.stringify({ ...(JSON.parse(text) as object), savedAt: at }));
        setSavedAt(at);
      } catch {
        setSavedAt(null);
      }
    }, WAIT_MS);
    return () => clearTimeout(timer);
  }, [id, text, dirty]);
  /** Forgets the draft: it has been saved or thrown away. With `forGood` nothing is kept any more. */
  const forget = useCallback(
    (forGood = false) => {
      stopped.current = forGood;
      localStorage.removeItem(keyOf(id));
      setSavedAt(null);
    },
    [id],
  );
  return { savedAt, forget };
}
