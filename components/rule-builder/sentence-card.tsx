'use client';

import { useMemo } from 'react';
import { cn } from '@/components/ui/cn';
import { describeRule, type SentencePart } from '@/lib/rules';
import { useBuilder } from './builder-context';
import { countable, locateFault, type Places } from './model/check';
import { contains, findNode } from './model/tree';
import { useCurrency } from './use-suggestions';

const nodeOf = (places: Places, part: SentencePart): string | null =>
  locateFault(places, { path: part.path, message: '' })?.id ?? null;
const UNSPACED = /^[,.;)]/;

/** The rule as one plain English sentence; hovering a condition marks its words here, and the other way round. */
export function RuleSentence({ className }: { className?: string }) {
  const { state, things, faults, highlight, setHighlight } = useBuilder();
  const currency = useCurrency();
  const { parts, places } = useMemo(() => {
    const counted = countable(state.root, [...faults.values()].flat());
    const name = (reference: string) =>
      things?.segments.find((each) => each.id === reference || each.key === reference)?.name;
    return {
      parts: counted.rule ? describeRule(counted.rule, { segmentName: name, units: { currency } }) : [],
      places: counted.places,
    };
  }, [state.root, things, faults, currency]);
  const marked = highlight ? findNode(state.root, highlight)?.node : undefined;
  if (parts.length === 0) return <p className={cn('text-ink-3', className)}>Nobody yet: add a condition below.</p>;
  const runs: { id: string | null; on: boolean; parts: { part: SentencePart; space: boolean }[] }[] = [];
  parts.forEach((part, index) => {
    const id = nodeOf(places, part);
    const on = Boolean(id && marked && marked.id !== state.root.id && contains(marked, id));
    const before = parts[index - 1];
    const space = index > 0 && !UNSPACED.test(part.text) && !before?.text.endsWith('(');
    const run = runs.at(-1);
    if (run && run.id === id && run.on === on) run.parts.push({ part, space });
    else runs.push({ id, on, parts: [{ part, space }] });
  });
  return (
    <p className={cn('wrap-anywhere text-pretty text-ink-2 text-md leading-6.25', className)}>
      {runs.map((run, index) => {
        const [first] = run.parts;
        const key = `${index} ${first?.part.path}`;
        const content = run.parts.map(({ part, space }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the words of one sentence
          <span key={place}>
            {space && place > 0 && ' '}
            {part.kind === 'glue' || part.kind === 'thing' ? (
              part.text
            ) : (
              <b className="font-[550] text-ink">{part.text}</b>
            )}
          </span>
        ));
        const hover = { onMouseEnter: () => setHighlight(run.id), onMouseLeave: () => setHighlight(null) };
        return (
          <span key={key}>
            {first?.space && ' '}
            {run.on ? (
              <mark className="-mx-0.5 rounded-xs bg-accent-soft px-0.5 py-0.5 text-inherit" {...hover}>
                {content}
              </mark>
            ) : (
              <span {...hover}>{content}</span>
            )}
          </span>
        );
      })}
    </p>
  );
}
