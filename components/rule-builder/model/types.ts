import type { Condition, GroupType, Rule, RuleNode } from '@/lib/rules';

type Bare<T> = T extends unknown ? Omit<T, 'name' | 'disabled'> : never;

/** A condition without what every node can carry. */
export type BareCondition = Bare<Condition>;

interface Common {
  /** Stays the same for as long as the node is edited, moved, undone and redone. */
  id: string;
  name?: string;
  disabled?: boolean;
}

export interface EditGroup extends Common {
  kind: 'group';
  type: GroupType;
  children: readonly EditNode[];
}

export interface EditCondition extends Common {
  kind: 'condition';
  /** What it asks. While a person edits it, it may be incomplete: the faults are named by `checkTree`. */
  condition: BareCondition;
}

export type EditNode = EditGroup | EditCondition;

/** Where the screen should put the focus after an act. */
export interface Touched {
  id: string;
  /** Just made: its first gap is to be opened. */
  fresh: boolean;
}

export interface BuilderState {
  root: EditGroup;
  /** Number of the next id; it only grows. */
  nextId: number;
  past: readonly EditGroup[];
  future: readonly EditGroup[];
  /** The edit under way: following edits of the same name are one step of the history. */
  merge: string | null;
  collapsed: ReadonlySet<string>;
  touched: Touched | null;
  /** Why the last act was not done; null where it was. */
  refusal: string | null;
}

export type Direction = 'up' | 'down' | 'in' | 'out';

/** Everything a person can do to a rule. */
export type Act =
  | { type: 'insert'; parent: string; index?: number; node: RuleNode }
  | { type: 'edit'; id: string; condition: BareCondition; merge?: string }
  | { type: 'combine'; id: string; by: GroupType }
  | { type: 'rename'; id: string; name: string }
  | { type: 'toggle'; id: string }
  | { type: 'duplicate'; id: string }
  | { type: 'remove'; id: string }
  | { type: 'negate'; id: string }
  | { type: 'move'; id: string; parent: string; index: number }
  | { type: 'nudge'; id: string; direction: Direction }
  | { type: 'replace'; rule: Rule }
  | { type: 'collapse'; id: string }
  | { type: 'collapseAll'; collapsed: boolean }
  | { type: 'undo' }
  | { type: 'redo' };
