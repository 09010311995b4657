import type { TraitCondition } from '../../types';
import type { Clause, Context } from '../context';
import { draft } from '../draft';
import { readWindow, type Window } from './read-window';

/** “signed up in the last 14 days”, “joined since March”, “registered more than 6 months ago”. */
export function readSignUp(context: Context, at: number): Clause | undefined {
  const { words, lexicon } = context;
  const named = lexicon.traits.all(words, at).find(({ value }) => value === 'createdAt');
  if (!named) return undefined;
  const start =
    words.match(
      named.end,
      'with us',
      'for an account',
      'on our site',
      'to the shop',
      'an account',
      'as a customer',
      'for the first time',
    ) ?? named.end;
  const window = readWindow(context, start);
  const made = window && signUp(window.value.window);
  return made && window
    ? {
        value: draft(
          made,
          at,
          window.end,
          window.value.notes.map((note) => ({ ...note, keys: ['value'] })),
        ),
        end: window.end,
      }
    : undefined;
}

function signUp({ within, olderThan, from, to }: Window): TraitCondition | undefined {
  const trait = { type: 'trait', trait: 'createdAt' } as const;
  if (within !== undefined && olderThan === undefined) return { ...trait, op: 'within', value: within };
  if (olderThan !== undefined && within === undefined) return { ...trait, op: 'olderThan', value: olderThan };
  if (from !== undefined && to === undefined) return { ...trait, op: 'gte', value: from };
  if (to !== undefined && from === undefined) return { ...trait, op: 'lt', value: to };
  return from !== undefined && to !== undefined ? { ...trait, op: 'between', value: [from, to] } : undefined;
}
