import {
  CircleSlash2,
  Copy,
  CornerDownRight,
  CornerUpLeft,
  EqualNot,
  type LucideIcon,
  MoveDown,
  MoveUp,
  Power,
  Tag,
  Trash2,
} from 'lucide-react';
import type { Act } from '../model/types';

/** An act on a node, with the key that does it while the node has the focus. */
export interface NodeAct {
  name: string;
  label: string;
  keys: string;
  icon: LucideIcon;
  bad?: boolean;
  act: (id: string) => Act;
}

/** Acts of the toolbar, in its order. Naming opens a field and is done there. */
export const TOOLBAR = {
  duplicate: { name: 'duplicate', label: 'Duplicate', keys: 'D', icon: Copy, act: (id) => ({ type: 'duplicate', id }) },
  negate: { name: 'negate', label: 'Negate', keys: 'N', icon: EqualNot, act: (id) => ({ type: 'negate', id }) },
  toggle: { name: 'toggle', label: 'Switch off', keys: 'O', icon: Power, act: (id) => ({ type: 'toggle', id }) },
  remove: {
    name: 'remove',
    label: 'Delete',
    keys: '⌫',
    icon: Trash2,
    bad: true,
    act: (id) => ({ type: 'remove', id }),
  },
} as const satisfies Record<string, NodeAct>;

export const MOVES: readonly NodeAct[] = [
  { name: 'up', label: 'Move up', keys: 'Alt ↑', icon: MoveUp, act: (id) => ({ type: 'nudge', id, direction: 'up' }) },
  {
    name: 'down',
    label: 'Move down',
    keys: 'Alt ↓',
    icon: MoveDown,
    act: (id) => ({ type: 'nudge', id, direction: 'down' }),
  },
  {
    name: 'in',
    label: 'Move into a group',
    keys: 'Alt →',
    icon: CornerDownRight,
    act: (id) => ({ type: 'nudge', id, direction: 'in' }),
  },
  {
    name: 'out',
    label: 'Move out of the group',
    keys: 'Alt ←',
    icon: CornerUpLeft,
    act: (id) => ({ type: 'nudge', id, direction: 'out' }),
  },
];

export const NAME_ICON = Tag;
export const NONE_ICON = CircleSlash2;

/** What is asked for by a key and is no act on the rule as it stands: naming, choosing a condition or making a group here. */
export type KeyRequest = 'name' | 'add' | 'group' | 'match';

/** The act that a key asks for, pressed while a node and none of its fields has the focus. */
export function actOfKey(
  event: { key: string; altKey: boolean; ctrlKey: boolean; metaKey: boolean },
  id: string,
): Act | KeyRequest | undefined {
  if (event.ctrlKey || event.metaKey) return undefined;
  if (event.altKey) {
    const direction = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' }[event.key] as
      | 'up'
      | 'down'
      | 'in'
      | 'out'
      | undefined;
    return direction && { type: 'nudge', id, direction };
  }
  switch (event.key) {
    case 'a':
    case 'A':
      return 'add';
    case 'g':
    case 'G':
      return 'group';
    case 'm':
    case 'M':
      return 'match';
    case 'd':
    case 'D':
      return { type: 'duplicate', id };
    case 'n':
    case 'N':
      return { type: 'negate', id };
    case 'o':
    case 'O':
      return { type: 'toggle', id };
    case 'r':
    case 'R':
    case 'F2':
      return 'name';
    case 'c':
    case 'C':
      return { type: 'collapse', id };
    case 'Delete':
    case 'Backspace':
      return { type: 'remove', id };
    default:
      return undefined;
  }
}
