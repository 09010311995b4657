import type { Finding } from '@/lib/content/checks/types';
import type { EmailDocument } from '@/lib/content/document/document';

/** Something that is pointed at in the email. */
export interface Mark {
  id: string;
  kind: 'failed' | 'warning' | 'comment' | 'condition';
  /** Block that it stands in. */
  block: string;
  /** Words meant, where they are in the email as written. */
  quote: string;
  label: string;
}

/** Where a mark is, in pixels of the email. */
export interface PlacedMark extends Mark {
  top: number;
  left: number;
  right: number;
  bottom: number;
}

/** Id of the block that a JSON pointer leads into; null for subject, preheader and whatever is gone. */
export function blockAt(document: EmailDocument, pointer: string): string | null {
  let value: unknown = document;
  let found: string | null = null;
  for (const key of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) break;
    value = (value as Record<string, unknown>)[key];
    if (typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string') found = value.id;
  }
  return found;
}

/** The marks of findings that are not passed. */
export const findingMarks = (document: EmailDocument, findings: readonly Finding[]): Mark[] =>
  findings.flatMap((finding): Mark[] => {
    if (finding.severity === 'passed' || !finding.place) return [];
    const block = blockAt(document, finding.place.pointer);
    return block
      ? [{ id: finding.id, kind: finding.severity, block, quote: finding.place.quote, label: finding.title }]
      : [];
  });

const CLASS = 'kindred-mark';
/** Styles that the shown email gets beside its own: it is looked at, not used. */
export const FRAME_CSS = `
html, body { margin: 0 !important; overflow-x: hidden; }
a { pointer-events: none; cursor: default; }
.${CLASS} { border-radius: 2px; }
.${CLASS}-failed { outline: 2px solid #c4303b; outline-offset: 2px; }
.${CLASS}-warning { outline: 2px solid #b36b0c; outline-offset: 1px; }
.${CLASS}-comment { background: rgb(39 80 224 / .16); box-shadow: 0 2px 0 #2750e0; padding: 2px 0; }
.${CLASS}-condition { outline: 1.5px dashed #7a5ad6; outline-offset: -1px; margin-top: 24px !important; }`;

/** Takes all marks out of the email again. */
function clear(body: HTMLElement): void {
  for (const span of body.querySelectorAll(`span.${CLASS}`)) {
    span.replaceWith(...span.childNodes);
  }
  for (const element of body.querySelectorAll(`.${CLASS}`)) {
    for (const name of [...element.classList]) if (name.startsWith(CLASS)) element.classList.remove(name);
  }
  body.normalize();
}

/**
 * Marks what is pointed at, in the email itself, and answers where each stands. Words that the email shows otherwise than
 * they were written (a placeholder among them) are marked by their whole block.
 */
export function markEmail(body: HTMLElement, marks: readonly Mark[]): PlacedMark[] {
  clear(body);
  const placed: PlacedMark[] = [];
  for (const mark of marks) {
    const blocks = [...body.querySelectorAll<HTMLElement>(`.b-${CSS.escape(mark.block)}`)];
    const target = blocks.map((block) => wrapWords(block, mark)).find(Boolean) ?? blocks[0];
    if (!target) continue;
    target.classList.add(CLASS, `${CLASS}-${mark.kind}`);
    const box = target.getBoundingClientRect();
    const top = box.top + (body.ownerDocument.defaultView?.scrollY ?? 0);
    placed.push({ ...mark, top, left: box.left, right: box.right, bottom: top + box.height });
  }
  return placed;
}

/** Puts a span around the words of a mark where one text holds them. */
function wrapWords(block: HTMLElement, { quote, kind }: Mark): HTMLElement | undefined {
  const words = quote.replace(/[*_]{1,2}/g, '').trim();
  if (kind === 'condition' || words.length < 2) return undefined;
  const walker = block.ownerDocument.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent ?? '';
    const at = text.toLowerCase().indexOf(words.toLowerCase());
    if (at < 0) continue;
    const range = block.ownerDocument.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    const span = block.ownerDocument.createElement('span');
    range.surroundContents(span);
    return span;
  }
  return undefined;
}
