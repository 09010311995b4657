import { type KeyboardEvent, useEffect, useState } from 'react';
import { GROUP_TYPES } from '@/lib/rules';
import { type Builder, useBuilder } from '../builder-context';
import { findNode } from '../model/tree';
import type { EditNode } from '../model/types';
import { actOfKey, type KeyRequest } from './acts';
import { focusHandle, nextFocus } from './next-focus';

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/**
 * The keys of a node while it (its handle or one of its controls) has the focus, the naming of it, and the focus that
 * follows it when it is moved. Keys in fields and in open sheets are left alone.
 */
export function useNodeFocus(node: EditNode) {
  const builder = useBuilder();
  const { state, dispatch } = builder;
  const [naming, setNaming] = useState(false);
  const { touched } = state;
  const isTouched = touched?.id === node.id;
  useEffect(() => {
    if (!isTouched || !touched) return;
    if (!touched.fresh) return focusHandle(node.id);
    // What has just been made opens its first gap; where it has none, its handle takes the focus.
    const timer = setTimeout(() => document.activeElement === document.body && focusHandle(node.id), 150);
    return () => clearTimeout(timer);
  }, [isTouched, touched, node.id]);
  /** To be heard on the way down, before the handle's menu takes the arrows for itself. */
  const onKeyDownCapture = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    if (!dispatch || isField(target) || !event.currentTarget.contains(target)) return;
    if (target.closest<HTMLElement>('[data-node]')?.dataset.node !== node.id) return;
    // A row within a condition (a step, a weight) is moved and taken away by the same keys.
    if (target.dataset.rowHandle !== undefined && (event.altKey || /^(Delete|Backspace)$/.test(event.key))) return;
    const next = event.altKey || event.ctrlKey || event.metaKey ? undefined : nextFocus(event.key, target);
    const act = next ? undefined : actOfKey(event, node.id);
    if (!next && !act) return;
    event.preventDefault();
    event.stopPropagation();
    if (next) next.focus();
    else if (act === 'name') setNaming(true);
    else if (typeof act === 'string') request(act, node, builder);
    else if (act) dispatch(act);
  };
  const endNaming = () => {
    setNaming(false);
    setTimeout(() => focusHandle(node.id));
  };
  return {
    naming,
    startNaming: () => setNaming(true),
    endNaming,
    onKeyDownCapture,
    fresh: isTouched && touched?.fresh === true,
  };
}

/** Adding goes behind a condition, and to the end of a group. */
function request(asked: Exclude<KeyRequest, 'name'>, node: EditNode, { state, dispatch, setAdding }: Builder): void {
  const found = findNode(state.root, node.id);
  const [group, index] =
    node.kind === 'group' ? [node, node.children.length] : [found?.parent ?? state.root, (found?.index ?? 0) + 1];
  if (asked === 'add') setAdding({ group: group.id, index });
  else if (asked === 'group')
    dispatch?.({
      type: 'insert',
      parent: group.id,
      index,
      node: { type: group.type === 'any' ? 'all' : 'any', children: [] },
    });
  else {
    const next = GROUP_TYPES[(GROUP_TYPES.indexOf(group.type) + 1) % GROUP_TYPES.length];
    if (next) dispatch?.({ type: 'combine', id: group.id, by: next });
  }
}
