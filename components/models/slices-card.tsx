'use client';

import { CircleX, Info, TriangleAlert } from 'lucide-react';
import { ChartCard } from '@/components/charts/chart-card';
import { formatNoun } from '@/components/ui/format';
import type { ClassifierResult, Figure, Note } from '@/lib/services/models/types';
import { FigureDots } from './figure-dots';
import { fixed, intervalOf } from './figures';
import { niceTicks } from './scale';

interface Line {
  label: string;
  rows: number;
  figure: Figure;
  everyone?: boolean;
  isProtected?: boolean;
  rate?: number | null;
  flagged?: number | null;
}

const MOST = 8;
/** The group of the line that is about all of them. */
const WHOLE = 'everyone';

/** Weaker than everyone for certain: its whole interval lies below everyone's figure. */
const isWeaker = (line: Line, everyone: Figure): boolean =>
  !line.everyone && line.figure.high !== null && everyone.value !== null && line.figure.high < everyone.value;

/** Where it orders customers less well: slices and protected groups with intervals on one scale, and the known limits. */
export function SlicesCard({ result }: { result: ClassifierResult }) {
  const everyone: Line = {
    label: 'Everyone',
    rows: result.measuredOn.rows,
    figure: result.metrics.rocAuc,
    everyone: true,
    rate: result.measuredOn.rate,
    flagged: result.fairness.find(({ group }) => group === WHOLE)?.flagged ?? null,
  };
  const slices = result.fairness
    .filter(({ group }) => group !== WHOLE)
    .map(
      (slice): Line => ({
        label: slice.name,
        rows: slice.rows,
        figure: slice.rocAuc,
        isProtected: slice.protected,
        rate: slice.rate,
        flagged: slice.flagged,
      }),
    )
    .sort((a, b) => (a.figure.value ?? 2) - (b.figure.value ?? 2));
  const known = slices.filter(({ figure }) => figure.value !== null);
  const lines = [everyone, ...known.slice(0, MOST)];
  return (
    <ChartCard
      title="Where is it weaker?"
      unit="ROC-AUC, 95 % intervals"
      csvName="slices"
      columns={[
        { key: 'label', label: 'Customers' },
        { key: 'rows', label: 'Measured on', format: 'count' },
        { key: 'auc', label: 'ROC-AUC' },
        { key: 'interval', label: '95 %' },
        { key: 'rate', label: 'Did it', format: 'percent' },
        { key: 'flagged', label: 'Flagged', format: 'percent' },
        { key: 'kind', label: 'Kind' },
      ]}
      rows={[everyone, ...slices].map((line) => ({
        label: line.label,
        rows: line.rows,
        auc: fixed(line.figure.value, 3),
        interval: intervalOf(line.figure, 3) || 'too few to say',
        rate: line.rate ?? null,
        flagged: line.flagged ?? null,
        kind: line.everyone ? '' : line.isProtected ? 'protected trait' : 'slice',
      }))}
    >
      <SlicePlot lines={lines} everyone={everyone.figure} />
      {slices.some(({ isProtected }) => isProtected) && (
        <p className="mt-1 text-ink-3 text-xs">
          ◆ a protected trait, kept for this measure and never learned from. Shares flagged are in the table.
        </p>
      )}
      <h3 className="mt-3 border-line border-t pt-3 font-medium text-ink-2 text-xs">Known limits</h3>
      <LimitList notes={[...result.limits, ...result.warnings]} />
    </ChartCard>
  );
}

function SlicePlot({ lines, everyone }: { lines: readonly Line[]; everyone: Figure }) {
  const ticks = niceTicks(
    lines.flatMap(({ figure }) => [figure.value, figure.low, figure.high]),
    { step: 0.1, from: 0.5, to: 1 },
  );
  return (
    <FigureDots
      ticks={ticks}
      reference={everyone.value}
      lines={lines.map((line) => ({
        label: line.label,
        note: formatNoun(line.rows, 'customer'),
        figure: line.figure,
        tone: line.everyone ? 'accent' : isWeaker(line, everyone) ? 'warn' : 'plain',
        sign: line.isProtected ? '◆' : undefined,
      }))}
    />
  );
}

/** What is to be known before the model is trusted. */
export function LimitList({ notes }: { notes: readonly Note[] }) {
  if (notes.length === 0) return <p className="mt-1.5 text-ink-2 text-sm">None is known.</p>;
  return (
    <ul className="mt-1.5 grid gap-1.5 text-ink-2 text-sm">
      {notes.map((note) => {
        const Icon = note.severity === 'forbidden' ? CircleX : note.severity === 'warning' ? TriangleAlert : Info;
        return (
          <li key={`${note.kind} ${note.message}`} className="grid grid-cols-[16px_1fr] gap-2">
            <Icon
              aria-hidden
              strokeWidth={1.6}
              className={`mt-0.75 size-3.5 ${note.severity === 'warning' ? 'text-warn' : 'text-ink-3'}`}
            />
            <span>{note.message}</span>
          </li>
        );
      })}
    </ul>
  );
}
