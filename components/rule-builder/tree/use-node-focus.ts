'use client';

import { type KeyboardEvent, useEffect, useState } from 'react';
import { useBuilder } from '../builder-context';
import type { EditNode } from '../model/types';
import { actOfKey } from './acts';

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Handles of the nodes in the order in which they stand on the page. */
const handlesOf = (from: HTMLElement): HTMLElement[] => [
  ...(from.closest('[data-rule]')?.querySelectorAll<HTMLElement>('[data-handle]') ?? []),
];

/**
 * The keys of a node while it (its handle or one of its controls) has the focus, the naming of it, and the focus that
 * follows it when it is moved. Keys in fields and in open sheets are left alone.
 */
export function useNodeFocus(node: EditNode) {
  const { state, dispatch } = useBuilder();
  const [naming, setNaming] = useState(false);
  const { touched } = state;
  useEffect(() => {
    if (touched?.id !== node.id || touched.fresh) return;
    document.querySelector<HTMLElement>(`[data-handle="${node.id}"]`)?.focus();
  }, [touched, node.id]);
  /** To be heard on the way down, before the handle's menu takes the arrows for itself. */
  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    if (!dispatch || isField(target) || !event.currentTarget.contains(target)) return;
    if (target.closest<HTMLElement>('[data-node]')?.dataset.node !== node.id) return;
    if (target.dataset.handle && !event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const handles = handlesOf(target);
      const next = handles[handles.indexOf(target) + (event.key === 'ArrowDown' ? 1 : -1)];
      event.preventDefault();
      event.stopPropagation();
      next?.focus();
      return;
    }
    const act = actOfKey(event, node.id);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    if (act === 'name') setNaming(true);
    else dispatch(act);
  };
  const endNaming = () => {
    setNaming(false);
    setTimeout(() => document.querySelector<HTMLElement>(`[data-handle="${node.id}"]`)?.focus());
  };
  return {
    naming,
    startNaming: () => setNaming(true),
    endNaming,
    onKeyDownCapture,
    fresh: touched?.id === node.id && touched.fresh,
  };
}
