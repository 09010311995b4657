import { cn } from '@/components/ui/cn';
import type { ParsedSentence } from '@/lib/rules/parse-sentence';

interface Piece {
  text: string;
  kind: 'understood' | 'assumed' | 'unknown' | 'plain';
}

/** The sentence cut where a piece of another kind begins. */
export function piecesOf(text: string, { unknown, assumptions, understood }: ParsedSentence): Piece[] {
  const within = (at: number, spans: readonly { start: number; end: number }[]): boolean =>
    spans.some(({ start, end }) => start <= at && at < end);
  // An assumption about the whole sentence marks no words of it.
  const assumed = assumptions.filter(({ start, end }) => end - start < text.length);
  const kindAt = (at: number): Piece['kind'] =>
    within(at, unknown) ? 'unknown' : within(at, assumed) ? 'assumed' : within(at, understood) ? 'understood' : 'plain';
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const kind = kindAt(at);
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text.charAt(at);
    else pieces.push({ kind, text: text.charAt(at) });
  }
  return pieces;
}

const MARKS = {
  understood: 'text-ink font-[550]',
  assumed: 'text-ink font-[550] underline decoration-dotted decoration-warn decoration-2 underline-offset-4',
  unknown: 'text-bad line-through decoration-1',
  plain: 'text-ink-2',
} as const;

/** The typed words: what was understood, what was taken in some way, and what was not understood. */
export function MarkedSentence({ text, parsed }: { text: string; parsed: ParsedSentence }) {
  return (
    <p className="text-sm leading-5.5 [overflow-wrap:anywhere]">
      {piecesOf(text, parsed).map(({ text: said, kind }, index) => {
        const key = `${index} ${said}`;
        if (kind !== 'unknown')
          return (
            <span key={key} className={cn(MARKS[kind])}>
              {said}
            </span>
          );
        return (
          <mark key={key} className={cn('bg-transparent', MARKS.unknown)}>
            <span className="sr-only">not understood: </span>
            {said}
          </mark>
        );
      })}
    </p>
  );
}
