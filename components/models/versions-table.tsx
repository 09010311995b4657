import Link from 'next/link';
import type { ReactNode } from 'react';
import { Chip } from '@/components/ui/chip';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { VersionSummary } from '@/lib/services/models/types';
import { fixed, points } from './figures';
import { TRIGGER_WORDS, VERSION_WORDS } from './words';

export interface VersionsTableProps {
  versions: readonly VersionSummary[];
  /** The page of a version. */
  hrefOf: (version: number) => string;
  acts?: (version: VersionSummary) => ReactNode;
}

/** Versions with the figure by which they are compared, all on one scale. */
export function VersionsTable({ versions, hrefOf, acts }: VersionsTableProps) {
  const known = versions.flatMap(({ headline }) =>
    headline ? [headline.value, headline.low, headline.high].filter((each) => each !== null) : [],
  );
  const scale = [Math.min(...known), Math.max(...known)] as const;
  const label = versions.find(({ headline }) => headline)?.headline?.label ?? 'Figure';
  const calibrated = versions.some(({ calibrationError }) => calibrationError !== null);
  return (
    <Table label="Versions">
      <TableHead>
        <TableRow>
          <TableHeader>Version</TableHeader>
          <TableHeader>Status</TableHeader>
          <TableHeader>Trained</TableHeader>
          <TableHeader>{label}</TableHeader>
          {calibrated && <TableHeader align="right">Cal. error</TableHeader>}
          <TableHeader>Why</TableHeader>
          {acts && (
            <TableHeader>
              <span className="sr-only">Acts</span>
            </TableHeader>
          )}
        </TableRow>
      </TableHead>
      <TableBody>
        {versions.map((version) => (
          <TableRow key={version.number}>
            <TableCell className="font-semibold">
              <Link href={hrefOf(version.number)} className="hover:underline">
                v{version.number}
              </Link>
            </TableCell>
            <TableCell>
              <Chip tone={VERSION_WORDS[version.status].tone}>{VERSION_WORDS[version.status].label}</Chip>
            </TableCell>
            <TableCell className="whitespace-nowrap">
              {version.trainedAt ? <Time value={version.trainedAt} as="date" /> : '–'}
            </TableCell>
            <TableCell>
              <HeadlineCell version={version} scale={scale} />
            </TableCell>
            {calibrated && (
              <TableCell align="right" className="whitespace-nowrap">
                {points(version.calibrationError).replace('points', 'pts')}
              </TableCell>
            )}
            <TableCell className="max-w-56 truncate text-ink-2">
              {version.error ?? version.note ?? TRIGGER_WORDS[version.trigger] ?? version.trigger}
            </TableCell>
            {acts && <TableCell align="right">{acts(version)}</TableCell>}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const WIDTH = 60;

function HeadlineCell({ version, scale }: { version: VersionSummary; scale: readonly [number, number] }) {
  const { headline, status } = version;
  if (!headline || headline.value === null) return '–';
  const [from, to] = scale;
  const x = (value: number) => (to === from ? WIDTH / 2 : 6 + ((value - from) / (to - from)) * (WIDTH - 12));
  const colour = status === 'champion' ? 'var(--accent)' : status === 'challenger' ? 'var(--c5)' : 'var(--ink-3)';
  return (
    <span className="flex items-center gap-2 tabular-nums">
      <svg width={WIDTH} height={16} viewBox={`0 0 ${WIDTH} 16`} aria-hidden className="shrink-0">
        {headline.low !== null && headline.high !== null && (
          <line x1={x(headline.low)} x2={x(headline.high)} y1={8} y2={8} stroke="var(--ink-3)" strokeWidth={1.5} />
        )}
        <circle cx={x(headline.value)} cy={8} r={3.5} fill={colour} />
      </svg>
      {fixed(headline.value)}
    </span>
  );
}
