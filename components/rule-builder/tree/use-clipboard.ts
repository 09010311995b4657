'use client';

import { useEffect } from 'react';
import { toast } from 'sonner';
import { useBuilder } from '../builder-context';
import { nodeToRule } from '../model/convert';
import { readCopied, writeCopied } from '../model/copied';
import { findNode } from '../model/tree';

const OTHERS = 'input, textarea, select, [contenteditable], [role=dialog], [role=menu]';

/** The id of the node that has the focus; the empty text where nothing has it, undefined where the keys are another's. */
function focused(): string | undefined {
  const { activeElement } = document;
  if (document.getSelection()?.isCollapsed === false || activeElement?.closest(OTHERS)) return undefined;
  return activeElement?.closest<HTMLElement>('[data-node]')?.dataset.node ?? '';
}

/**
 * Copies, cuts and pastes conditions and groups with the clipboard of the system, so that they go from one segment to
 * another and into a mail or a request to the API. Pasted goes behind a condition, into a group at its end.
 */
export function useClipboard(): void {
  const { state, dispatch } = useBuilder();
  const { root } = state;
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      const id = focused();
      const found = id ? findNode(root, id) : undefined;
      if (!found || !event.clipboardData) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', writeCopied(nodeToRule(found.node)));
      if (event.type === 'cut' && found.parent) dispatch?.({ type: 'remove', id: found.node.id });
      else toast(found.node.kind === 'group' ? 'The group is copied' : 'The condition is copied', { id: 'copied' });
    };
    const onPaste = (event: ClipboardEvent) => {
      const id = focused();
      if (id === undefined || !dispatch) return;
      event.preventDefault();
      const node = readCopied(event.clipboardData?.getData('text/plain') ?? '');
      if (!node) return void toast.error('The clipboard holds no condition');
      const found = id ? findNode(root, id) : undefined;
      const target = found?.node ?? root;
      if (target.kind === 'group') dispatch({ type: 'insert', parent: target.id, node });
      else if (found?.parent) dispatch({ type: 'insert', parent: found.parent.id, index: found.index + 1, node });
    };
    window.addEventListener('copy', onCopy);
    window.addEventListener('cut', onCopy);
    window.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('copy', onCopy);
      window.removeEventListener('cut', onCopy);
      window.removeEventListener('paste', onPaste);
    };
  }, [root, dispatch]);
}
