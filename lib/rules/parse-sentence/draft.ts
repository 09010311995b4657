import type { Condition, GroupType } from '../types';

/** Something that was not said and was decided: `from` and `to` are places among the words. */
export interface Note {
  from: number;
  to: number;
  message: string;
  /** Keys within the condition that it is about. */
  keys?: readonly PropertyKey[];
}

export interface DraftCondition {
  kind: 'condition';
  condition: Condition;
  from: number;
  to: number;
  notes: Note[];
}

export interface DraftGroup {
  kind: 'group';
  type: GroupType;
  children: Draft[];
  notes: Note[];
}

/** A part of the rule while it is read, with what was decided about it. */
export type Draft = DraftCondition | DraftGroup;

export const draft = (condition: Condition, from: number, to: number, notes: readonly Note[] = []): DraftCondition => ({
  kind: 'condition',
  condition,
  from,
  to,
  notes: [...notes],
});

/** A group; one of a single part is that part, and “all” within “all” is one. */
export const group = (type: GroupType, parts: readonly Draft[], notes: readonly Note[] = []): Draft => {
  const [only] = parts;
  if (only && parts.length === 1 && type !== 'none') return { ...only, notes: [...only.notes, ...notes] };
  const flat = parts.map((part) => (type !== 'none' && part.kind === 'group' && part.type === type ? part : undefined));
  const children = unrepeated(parts.flatMap((part, index) => flat[index]?.children ?? [part]));
  const [single] = children;
  const said = [...flat.flatMap((part) => part?.notes ?? []), ...notes];
  if (single && children.length === 1 && type !== 'none') return { ...single, notes: [...single.notes, ...said] };
  return { kind: 'group', type, children, notes: said };
};

/** “repeat customers (2+ orders)” says one thing twice. */
function unrepeated(parts: readonly Draft[]): Draft[] {
  const said = parts.map((part) => (part.kind === 'condition' ? JSON.stringify(part.condition) : undefined));
  return parts.filter((_part, index) => said[index] === undefined || said.indexOf(said[index]) === index);
}
