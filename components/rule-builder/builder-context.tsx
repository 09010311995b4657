'use client';

import { createContext, type Dispatch, type ReactNode, useContext, useMemo, useState } from 'react';
import type { Fault } from './model/check';
import type { Act, BuilderState } from './model/types';
import type { PreviewStep, Things } from './types';

export interface Adding {
  group: string;
  index?: number;
}

/** What every part of the builder knows. Without `dispatch` the rule is shown, not edited. */
export interface Builder {
  state: BuilderState;
  dispatch: Dispatch<Act> | null;
  things: Things | undefined;
  faults: ReadonlyMap<string, readonly Fault[]>;
  /** The previewed figures of a node, by its id. */
  steps: ReadonlyMap<string, PreviewStep>;
  total: number | undefined;
  /** Customers for whom the whole rule holds. */
  count?: number;
  /** The figures are those of the rule before the last edits. */
  stale: boolean;
  /** What is not filled in yet is shown as a fault: the rule was to be saved. */
  insist: boolean;
  /** Where the next condition is being chosen: the group whose picker is open, and the place in it (its end unless said). */
  adding: Adding | null;
  setAdding: (adding: Adding | null) => void;
  highlight: string | null;
  setHighlight: (id: string | null) => void;
}

const Context = createContext<Builder | null>(null);

export type BuilderProviderProps = Omit<Builder, 'highlight' | 'setHighlight' | 'adding' | 'setAdding' | 'faults'> & {
  faults: readonly Fault[];
  children: ReactNode;
};

export function BuilderProvider({
  faults,
  children,
  state,
  dispatch,
  things,
  steps,
  total,
  count,
  stale,
  insist,
}: BuilderProviderProps) {
  const [highlight, setHighlight] = useState<string | null>(null);
  const [adding, setAdding] = useState<Adding | null>(null);
  const byNode = useMemo(() => groupFaults(faults), [faults]);
  const value = useMemo<Builder>(
    () => ({
      state,
      dispatch,
      things,
      steps,
      total,
      count,
      stale,
      insist,
      faults: byNode,
      adding,
      setAdding,
      highlight,
      setHighlight,
    }),
    [state, dispatch, things, steps, total, count, stale, insist, byNode, adding, highlight],
  );
  return <Context value={value}>{children}</Context>;
}

export function useBuilder(): Builder {
  const builder = useContext(Context);
  if (!builder) throw new TypeError('a part of the rule builder stands outside of it');
  return builder;
}

function groupFaults(faults: readonly Fault[]): ReadonlyMap<string, readonly Fault[]> {
  const groups = new Map<string, Fault[]>();
  for (const fault of faults) groups.set(fault.id, [...(groups.get(fault.id) ?? []), fault]);
  return groups;
}
