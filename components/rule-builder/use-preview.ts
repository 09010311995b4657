'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ApiError, api } from '@/components/ui/api';
import type { Rule } from '@/lib/rules';
import { checkTree, countable, type Fault, locateFault, type Places } from './model/check';
import type { EditGroup } from './model/types';
import type { Preview, PreviewStep } from './types';

const DEBOUNCE_MS = 150;
/** The server or its database is away: it is asked again by itself until it is back. */
const AGAIN_MS = 4_000;
const isAway = (error: Error | null): boolean => error instanceof ApiError && [0, 502, 503].includes(error.status);
/** Shown on the panel. */
export const SAMPLE = 5;

/** An answer together with the nodes that its paths mean. */
export interface Counted {
  /** The rule that was counted: the finished part of what is being written. */
  rule: Rule;
  preview: Preview;
  places: Places;
  steps: ReadonlyMap<string, PreviewStep>;
}

export interface LivePreview {
  /** The last answer; while `stale`, of the rule before the last edits. */
  counted: Counted | null;
  stale: boolean;
  /** Faults of the tree, and those that the server found. */
  faults: readonly Fault[];
  /** A failure that belongs to no node. */
  error: string | null;
  retry: () => void;
  /** Nothing of the rule can be counted yet. */
  nothing: boolean;
}

/** The exact figures of a rule while it is edited: asked 150 ms after the last edit, given up when superseded. */
export function usePreview(root: EditGroup, options: { segment?: string; seed: number }): LivePreview {
  const own = useMemo(() => checkTree(root), [root]);
  const { rule, places } = useMemo(() => countable(root, own), [root, own]);
  const key = useMemo(() => (rule ? JSON.stringify(rule) : ''), [rule]);
  const [asked, setAsked] = useState(key);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(key), DEBOUNCE_MS);
    return () => clearTimeout(timer);
  }, [key]);
  const query = useQuery({
    queryKey: ['preview', asked, options.segment, options.seed],
    queryFn: async ({ signal }) => {
      const preview = await api<Preview>('/api/v1/segments/preview', {
        json: { rule: JSON.parse(asked) as unknown, sample: SAMPLE, seed: options.seed, segment: options.segment },
        signal,
      });
      return { asked, preview };
    },
    enabled: asked !== '',
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    retry: false,
    refetchInterval: ({ state }) => (isAway(state.error) ? AGAIN_MS : false),
  });
  const last = useRef<Counted | null>(null);
  const { data, error } = query;
  const counted = useMemo(() => {
    if (data && rule && data.asked === key) last.current = join(rule, data.preview, places);
    return last.current;
  }, [data, key, rule, places]);
  const faults = useMemo(() => {
    if (!(error instanceof ApiError) || error.status !== 422 || asked !== key) return own;
    return [...own, ...error.errors.flatMap((each) => locateFault(places, each, '/rule') ?? [])];
  }, [own, error, asked, key, places]);
  const placed = error instanceof ApiError && error.status === 422 && faults.length > own.length;
  return {
    counted,
    stale: key !== '' && !error && (data?.asked !== key || query.isPlaceholderData),
    faults,
    error:
      error && asked === key && !placed
        ? error instanceof ApiError
          ? error.message
          : 'The audience could not be counted'
        : null,
    retry: () => void query.refetch(),
    nothing: key === '',
  };
}

function join(rule: Rule, preview: Preview, places: Places): Counted {
  const steps = new Map<string, PreviewStep>();
  for (const step of preview.steps) {
    const id = places.get(step.path);
    if (id) steps.set(id, step);
  }
  return { rule, preview, places, steps };
}
