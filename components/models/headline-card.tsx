import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { formatCount, formatDate, formatPercent } from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import type { ClassifierResult } from '@/lib/services/models/types';
import { fixed, intervalOf, points } from './figures';
import { IconArray, MarkIcon } from './icon-array';
import { type Confusion, countsAt, ofHundred, perHundred } from './per-hundred';

/** What the model comes to, in a hundred customers, with the figures that a manager asks for first. */
export function HeadlineCard({ result, calibrationNote }: { result: ClassifierResult; calibrationNote?: string }) {
  const counts = countsAt(result.thresholds, result.threshold);
  const { rocAuc, calibrationError } = result.metrics;
  const { measuredOn, words } = result;
  return (
    <Card aria-label="What it comes to" className="flex flex-col overflow-hidden">
      {counts && <Plain counts={counts} words={words} />}
      <dl className="mt-auto flex flex-wrap gap-px overflow-hidden border-line border-t bg-line">
        <Figure label="ROC-AUC" note="1 is perfect, 0.5 a coin">
          {fixed(rocAuc.value)}{' '}
          <span className="font-normal text-ink-2 text-sm tracking-normal">{intervalOf(rocAuc)}</span>
        </Figure>
        <Figure label="Flagged from" note="where the line is drawn">
          {formatPercent(result.threshold, 0)}
        </Figure>
        <Figure label="Calibration error" note={calibrationNote ?? 'said against seen'}>
          {points(calibrationError.value)}
        </Figure>
        <Figure
          label="Measured on"
          note={`${formatCount(measuredOn.positives)} ${words.positives}, ${formatPercent(measuredOn.rate)}`}
        >
          {formatCount(measuredOn.rows)}
        </Figure>
        <Figure label="Outcomes until" note={<Time value={measuredOn.outcomesUntil} />}>
          {formatDate(measuredOn.outcomesUntil, 'UTC')}
        </Figure>
      </dl>
    </Card>
  );
}

const Figure = ({ label, note, children }: { label: string; note: ReactNode; children: ReactNode }) => (
  <div className="grow bg-card px-4 py-2.5 sm:first:pl-6">
    <dt className="whitespace-nowrap font-medium text-ink-3 text-xs">{label}</dt>
    <dd className="whitespace-nowrap font-semibold text-[17px] leading-6 tracking-tight">{children}</dd>
    <dd className="whitespace-nowrap text-ink-3 text-xs">{note}</dd>
  </div>
);

function Plain({ counts, words }: { counts: Confusion; words: ClassifierResult['words'] }) {
  const parts = perHundred(counts);
  const { right, found } = ofHundred(counts);
  const label = `Of 100 customers: ${parts.caught} caught, ${parts.missed} missed, ${parts.needless} false alarms, ${parts.alone} rightly left alone`;
  const keys = [
    { happened: true, flagged: true, count: parts.caught, text: `${words.positives} and are flagged` },
    { happened: false, flagged: true, count: parts.needless, text: `are flagged but ${words.negatives}` },
    { happened: true, flagged: false, count: parts.missed, text: `${words.positives} unnoticed` },
    { happened: false, flagged: false, count: parts.alone, text: `${words.negatives} and are left alone` },
  ];
  return (
    <div className="grid items-center gap-x-7 gap-y-5 px-6 py-5.5 sm:grid-cols-[176px_1fr]">
      <IconArray parts={parts} label={label} />
      <div className="min-w-0">
        <p className="text-pretty font-[550] text-[1.3rem] leading-8 tracking-tight sm:text-[1.4375rem]">
          {right === null ? 'At this line it flags nobody.' : `Of 100 customers it flags, ${right} ${words.positives}.`}
          <br />
          {found === null
            ? 'Nobody did it in the time measured.'
            : `Of 100 who ${words.positives}, it flags ${found} in time.`}
        </p>
        <ul className="mt-4 grid justify-start gap-x-7 gap-y-1 text-ink-2 text-sm sm:grid-cols-[auto_auto]">
          {keys.map(({ count, text, ...mark }) => (
            <li key={text} className="flex items-center gap-2">
              <MarkIcon {...mark} />
              <b className="min-w-4.5 text-right font-semibold text-ink">{count}</b>
              {text}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
