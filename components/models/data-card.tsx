import type { ReactNode } from 'react';
import { Card, CardHead } from '@/components/ui/card';
import { formatCount, formatDate, formatDuration, formatNoun } from '@/components/ui/format';
import type { ClassifierResult } from '@/lib/services/models/types';

/** Rows of a definition: what it means, what it was learned from, on what grounds. */
export function DefinitionCard({ title, rows }: { title: string; rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <Card aria-label={title}>
      <CardHead title={title} />
      <dl className="px-4 py-1.5 text-sm">
        {rows.map(([term, text]) => (
          <div
            key={term}
            className="grid border-line border-b py-2 last:border-b-0 sm:grid-cols-[124px_minmax(0,1fr)] sm:gap-x-2"
          >
            <dt className="text-ink-3">{term}</dt>
            <dd className="[overflow-wrap:anywhere]">{text}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** With which data it learned and on what grounds. */
export function DataCard({ result }: { result: ClassifierResult }) {
  const { learnedFrom, measuredOn, data, population, overfitting } = result;
  const leftOut = population.leftOut.map(({ reason, customers }) => `${reason}: ${formatCount(customers)}`).join('; ');
  return (
    <DefinitionCard
      title="Data and consent"
      rows={[
        [result.classes.length > 2 ? 'The answer is' : `${sentence(result.words.positive)} means`, result.outcomeMeans],
        [
          'Learned from',
          `${formatNoun(learnedFrom.rows, 'snapshot')} of ${formatNoun(learnedFrom.customers, 'customer')}, ${formatDate(learnedFrom.from, 'UTC')} to ${formatDate(learnedFrom.to, 'UTC')}`,
        ],
        [
          'Measured on',
          `${formatNoun(measuredOn.rows, 'snapshot')} of ${formatNoun(measuredOn.customers, 'customer')} as of ${formatDate(measuredOn.at, 'UTC')}, later than everything it learned from`,
        ],
        ['Method', `${result.method}, trained in ${formatDuration(result.timings.total)}`],
        ['Overfitting', overfitting.verdict],
        [
          'Legal basis',
          <>
            {data.legalBasis};{' '}
            <b className="font-[550]">
              {data.objecting === 0
                ? 'nobody objects to profiling'
                : `${formatNoun(data.objecting, 'customer')} who object to profiling are not scored`}
            </b>
          </>,
        ],
        ['Not scored', leftOut || 'nobody is left out'],
        ['Left out', data.leftOut.map(({ name, reason }) => `${name} (${reason})`).join(', ') || 'no feature'],
        ['Erasure', data.erasure],
        [
          'Feature set',
          <span key="set" className="font-mono text-xs">
            {result.featureSet.version}
          </span>,
        ],
      ]}
    />
  );
}
