import { diffWordsWithSpace } from 'diff';
import type { EmailDocument } from '../document/document';
import { type Describe, type PlacedText, textsOf } from './texts-of';

export interface DiffPart {
  text: string;
  /** Stands in both, only in the newer, or only in the older. */
  op: 'same' | 'added' | 'removed';
}

export interface DocumentChange {
  kind: 'added' | 'removed' | 'changed';
  /** Where it stands: in the newer document, or in the older where it was removed. */
  label: string;
  pointer: string;
  parts: DiffPart[];
}

/** Longer texts are compared for so long only, then as a whole. */
const TIMEOUT_MS = 200;

/**
 * What changed from one document to another, place by place in reading order, word by word. Places are matched by
 * block and field, so that a block that only moved is no change of words.
 */
export function diffDocuments(before: EmailDocument, after: EmailDocument, describe?: Describe): DocumentChange[] {
  const older = textsOf(before, describe);
  const newer = textsOf(after, describe);
  const was = new Map(older.map((each) => [each.key, each]));
  const is = new Set(newer.map((each) => each.key));
  const changes = newer.flatMap((now): DocumentChange[] => {
    const then = was.get(now.key);
    if (!then) return isLook(now) ? [] : [whole(now, 'added')];
    if (then.text === now.text) return [];
    return [{ kind: 'changed', label: now.label, pointer: now.pointer, parts: diffWords(then.text, now.text) }];
  });
  const gone = older.filter((each) => !is.has(each.key) && !isLook(each)).map((each) => whole(each, 'removed'));
  return [...changes, ...gone];
}

/** How a block looks, which says nothing where the whole block came or went. */
const isLook = ({ key }: PlacedText): boolean => /\/(align|background|columns|height|count)$/.test(key);

const whole = ({ label, pointer, text }: PlacedText, kind: 'added' | 'removed'): DocumentChange => ({
  kind,
  label,
  pointer,
  parts: [{ text, op: kind }],
});

/** The words of two texts side by side (Myers' difference over words and the space between them). */
export function diffWords(before: string, after: string): DiffPart[] {
  const parts = diffWordsWithSpace(before, after, { timeout: TIMEOUT_MS });
  if (!parts)
    return [
      { text: before, op: 'removed' },
      { text: after, op: 'added' },
    ];
  return joinRuns(
    parts.map(({ value, added, removed }) => ({
      text: value,
      op: added ? 'added' : removed ? 'removed' : 'same',
    })),
  );
}

/** Changed words with nothing but space between them read as one change: all that went, then all that came. */
function joinRuns(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = [];
  let run = { removed: '', added: '' };
  const close = () => {
    if (run.removed) joined.push({ text: run.removed, op: 'removed' });
    if (run.added) joined.push({ text: run.added, op: 'added' });
    run = { removed: '', added: '' };
  };
  parts.forEach((part, index) => {
    const open = run.removed !== '' || run.added !== '';
    const next = parts[index + 1];
    if (part.op !== 'same') run[part.op] += part.text;
    else if (open && next && next.op !== 'same' && part.text.trim() === '') {
      run.removed += part.text;
      run.added += part.text;
    } else {
      close();
      joined.push(part);
    }
  });
  close();
  return joined;
}
