'use client';

import { useEffect } from 'react';
import { useBuilder } from './builder-context';

const TAKEN = 'input, textarea, select, [contenteditable], [role=dialog], [role=menu], [data-node]';

/** A, pressed where no condition has the focus: choose a condition for the end of the rule. */
export function useRootKeys(): void {
  const { state, dispatch, setAdding } = useBuilder();
  const { id } = state.root;
  const editable = dispatch !== null;
  useEffect(() => {
    if (!editable) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== 'a')
        return;
      if (!(event.target instanceof Element) || event.target.closest(TAKEN)) return;
      event.preventDefault();
      setAdding({ group: id });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [id, editable, setAdding]);
}
