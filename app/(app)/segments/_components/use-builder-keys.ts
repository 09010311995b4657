'use client';

import { useEffect, useRef } from 'react';

export interface BuilderKeys {
  undo: () => void;
  redo: () => void;
  save: () => void;
  help: () => void;
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The keys that work anywhere on the page; in a field, undo and redo stay the field's own. */
export function useBuilderKeys(keys: BuilderKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { undo, redo, save, help } = latest.current;
      const command = event.ctrlKey || event.metaKey;
      const key = event.key.toLowerCase();
      const act =
        command && key === 's'
          ? save
          : isField(event.target)
            ? undefined
            : command && (key === 'y' || (key === 'z' && event.shiftKey))
              ? redo
              : command && key === 'z'
                ? undo
                : !command && event.key === '?'
                  ? help
                  : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
