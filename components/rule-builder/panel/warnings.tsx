'use client';

import { Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from '@/components/ui/cn';
import { findMetric } from '@/lib/catalog';
import type { CutPicture, Finding, Severity } from '@/lib/services/segments/lint/finding';
import { useBuilder } from '../builder-context';
import { SpreadPlot } from '../editors/spread-plot';
import { locateFault, type Places } from '../model/check';
import { focusHandle } from '../tree/next-focus';
import type { Counted } from '../use-preview';
import { useCurrency } from '../use-suggestions';
import { numberWords } from '../words';

export interface WarningsProps {
  counted: Counted;
  /** What was found in a rule, and in which; it may be the one before the last edits. */
  findings: readonly Finding[];
  stale: boolean;
}

const LOOKS = {
  bad: { icon: OctagonAlert, tone: 'text-bad', word: 'Stop:' },
  warn: { icon: TriangleAlert, tone: 'text-warn', word: 'Warning:' },
  info: { icon: Info, tone: 'text-ink-3', word: 'Good to know:' },
} as const;

const nodeAt = (places: Places, path: string): string | undefined => locateFault(places, { path, message: '' })?.id;

/** What is to be known of the rule, one line each, with the act that mends it; each marks the condition it is about. */
export function Warnings({ counted, findings, stale }: WarningsProps) {
  const { dispatch, faults, state } = useBuilder();
  const { places, preview } = counted;
  // What the preview says at once, until the closer look has something to say of the same place.
  const early = preview.warnings.filter(
    ({ path }) => !findings.some(({ place }) => place !== '' && path.startsWith(place)),
  );
  if (findings.length + early.length === 0) return null;
  return (
    <section
      aria-label="Warnings"
      aria-busy={stale || undefined}
      className={cn('border-line border-t px-4 py-1.5 transition-opacity', stale && 'opacity-60')}
    >
      {findings.map(({ kind, severity, place, message, fix, picture, other }) => {
        // A mended rule stands for the whole: it would take what is not finished with it.
        const mend = dispatch && fix && faults.size === 0 && !stale ? fix : undefined;
        const node = place === '' ? undefined : nodeAt(places, place);
        return (
          <Line
            key={`${kind} ${place} ${other?.id ?? ''}`}
            severity={severity}
            node={node === state.root.id ? undefined : node}
            act={mend && { label: mend.label, does: () => dispatch?.({ type: 'replace', rule: mend.rule }) }}
            below={picture && <CutPicturePlot picture={picture} />}
          >
            <Message message={message} other={other} />
          </Line>
        );
      })}
      {early.map(({ path, message }) => (
        <Line key={`${path} ${message}`} severity="warn" node={nodeAt(places, path)}>
          {message}
        </Line>
      ))}
    </section>
  );
}

/** The name of the other segment in the sentence leads to it. */
function Message({ message, other }: Pick<Finding, 'message' | 'other'>) {
  const at = other ? message.indexOf(other.name) : -1;
  if (!other || at < 0) return message;
  return (
    <>
      {message.slice(0, at)}
      <Link href={`/segments/${other.id}`} className="link">
        {other.name}
      </Link>
      {message.slice(at + other.name.length)}
    </>
  );
}

interface LineProps {
  severity: Severity;
  /** The condition that it is about. */
  node?: string;
  act?: { label: string; does: () => void };
  below?: ReactNode;
  children: ReactNode;
}

function Line({ severity, node, act, below, children }: LineProps) {
  const { setHighlight } = useBuilder();
  const { icon: Icon, tone, word } = LOOKS[severity];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only marks the condition
    <div
      className="grid grid-cols-[16px_1fr_auto] gap-x-2.25 py-1 text-sm leading-4.5"
      onMouseEnter={() => node && setHighlight(node)}
      onMouseLeave={() => setHighlight(null)}
    >
      <Icon className={cn('mt-px size-4', tone)} strokeWidth={1.6} aria-hidden />
      <span className="[overflow-wrap:anywhere]">
        <span className="sr-only">{word} </span>
        {children}
      </span>
      {act ? (
        <button type="button" className="link min-h-6 whitespace-nowrap text-xs" onClick={act.does}>
          {act.label}
        </button>
      ) : (
        node && (
          <button type="button" className="link min-h-6 whitespace-nowrap text-xs" onClick={() => focusHandle(node)}>
            Show
          </button>
        )
      )}
      {below && <div className="col-start-2 col-end-4">{below}</div>}
    </div>
  );
}

/** How customers are spread around the cut, with the cut and the nearest percentile. */
export function CutPicturePlot({ picture: { metric, bins, cut, suggested } }: { picture: CutPicture }) {
  const currency = useCurrency();
  const customers = bins.reduce((sum, bin) => sum + bin.customers, 0);
  return (
    <div className="-mx-3 pt-1">
      <SpreadPlot
        spread={{ customers, percentiles: [], bins: [...bins] }}
        from={cut}
        to={Number.POSITIVE_INFINITY}
        cuts={[...new Set([cut, suggested.value])]}
        words={(value) => numberWords(Math.round(value * 100) / 100, findMetric(metric)?.unit, currency)}
      />
    </div>
  );
}
