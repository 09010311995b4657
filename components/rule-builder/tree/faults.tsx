import { CircleAlert } from 'lucide-react';
import type { Fault } from '../model/check';

const FIELDS: Readonly<Record<string, string>> = {
  event: 'event',
  steps: 'steps',
  weights: 'weights',
  points: 'points',
  halfLife: 'half-life',
  percentile: 'share',
  olderThan: 'time',
  from: 'start',
  to: 'end',
  aggregate: 'counting',
  channel: 'channel',
  value: 'value',
  of: 'property',
  property: 'property',
  within: 'time',
  where: 'where',
  op: 'operator',
  segment: 'segment',
  trait: 'trait',
  metric: 'metric',
  per: 'property',
  children: 'group',
};

/** What is wrong at a node, under it. */
export function Faults({ faults }: { faults: readonly Fault[] | undefined }) {
  if (!faults?.length) return null;
  const lines = [...new Set(faults.map(({ field, message }) => sentence(field, message)))];
  return (
    <p role="alert" className="mt-0.5 flex items-start gap-1.5 text-bad text-xs">
      <CircleAlert className="mt-0.5 size-3.25 shrink-0" aria-hidden />
      {lines.join(' ')}
    </p>
  );
}

function sentence(field: string, message: string): string {
  const last = field.split('/').findLast((part) => part !== '' && !/^\d+$/.test(part));
  if (last === 'children') return 'This group is empty: add a condition, or delete it.';
  const name = last ? (FIELDS[last] ?? last) : '';
  const text = /^(must|is|takes|has|goes|contains|needs)/.test(message) && name ? `The ${name} ${message}` : message;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
