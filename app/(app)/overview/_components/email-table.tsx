'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Chip } from '@/components/ui/chip';
import { formatCount, formatDate, formatDelta, formatMoney, formatPercent, MISSING } from '@/components/ui/format';
import { Segmented } from '@/components/ui/segmented';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { minorDigits } from '@/lib/core/money';
import type { CampaignResult } from '@/lib/services/monitoring/email/get-email-results';
import type { ResultRow } from '@/lib/services/monitoring/email/group-results';
import { RateCell } from './rate-cell';

const KINDS = {
  campaigns: { label: 'Campaigns', one: 'Campaign', path: '/campaigns' },
  segments: { label: 'Segments', one: 'Segment', path: '/segments' },
  strategies: { label: 'Strategies', one: 'Strategy', path: null },
} as const;
type Kind = keyof typeof KINDS;

/** What each campaign, segment or strategy did in the period, each figure with what it was in the one before. */
export function EmailTable({
  rows,
  currency,
  before,
  links,
}: {
  rows: { campaigns: readonly CampaignResult[]; segments: readonly ResultRow[]; strategies: readonly ResultRow[] };
  currency: string;
  before: string;
  links: boolean;
}) {
  const [kind, setKind] = useState<Kind>('campaigns');
  const shown: readonly (ResultRow | CampaignResult)[] = rows[kind];
  const { label, one: head, path } = KINDS[kind];
  return (
    <div className="border-line border-t">
      <div className="px-4 py-2.5">
        <Segmented
          label="Results of"
          value={kind}
          onValueChange={setKind}
          options={(Object.keys(KINDS) as Kind[]).map((value) => ({ value, label: KINDS[value].label }))}
        />
      </div>
      {shown.length === 0 ? (
        <p className="border-line border-t px-4 py-5 text-ink-2 text-sm">
          No campaign of this period has a {head.toLowerCase()}.
        </p>
      ) : (
        <Table label={`${label} of the period`}>
          <TableHead>
            <TableRow>
              <TableHeader>{head}</TableHeader>
              <TableHeader align="right">Sent</TableHeader>
              <TableHeader align="right">Delivered</TableHeader>
              <TableHeader align="right">Opened</TableHeader>
              <TableHeader align="right">Raw opens</TableHeader>
              <TableHeader align="right">Clicked</TableHeader>
              <TableHeader align="right">CTO</TableHeader>
              <TableHeader align="right">Orders</TableHeader>
              <TableHeader align="right">Revenue</TableHeader>
              <TableHeader align="right">Cost</TableHeader>
              <TableHeader align="right">ROI</TableHeader>
              <TableHeader align="right">Unsubscribed</TableHeader>
              <TableHeader align="right">Complaints</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {shown.map((row) => (
              <Row key={row.id} row={row} currency={currency} before={before} path={links ? path : null} />
            ))}
          </TableBody>
        </Table>
      )}
    </div>
  );
}

function Row({
  row,
  currency,
  before,
  path,
}: {
  row: ResultRow | CampaignResult;
  currency: string;
  before: string;
  path: string | null;
}) {
  const was = row.before;
  const money = (minor: number | null): string =>
    minor === null ? MISSING : formatMoney(minor / 10 ** minorDigits(currency), currency);
  const imported = 'own' in row && !row.own;
  const rate = (part: keyof Counted, whole: keyof Counted) => ({
    now: { part: row[part], whole: row[whole] },
    was: was && { part: was[part], whole: was[whole] },
    before,
  });
  return (
    <TableRow>
      <TableCell className="min-w-44">
        <span className="flex flex-wrap items-center gap-x-2">
          {path && !imported ? (
            <Link href={`${path}/${row.id}`} className="rounded-xs font-[550] hover:underline">
              {row.name}
            </Link>
          ) : (
            <span className="font-[550]">{row.name}</span>
          )}
          {imported && <Chip title="Known by the events of another sender">imported</Chip>}
        </span>
        {'at' in row && <span className="text-ink-3 text-xs">{formatDate(row.at, 'UTC')}</span>}
      </TableCell>
      <Amount value={formatCount(row.sent)} change={was && formatDelta(row.sent - was.sent)} before={before} />
      <Amount
        value={formatCount(row.delivered)}
        change={was && formatDelta(row.delivered - was.delivered)}
        before={before}
      />
      <RateCell {...rate('opens', 'delivered')} better="up" />
      <RateCell {...rate('opensRaw', 'delivered')} quiet />
      <RateCell {...rate('clicks', 'delivered')} digits={2} better="up" />
      <RateCell {...rate('clicks', 'opens')} better="up" />
      <Amount
        value={formatCount(row.conversions)}
        change={was && formatDelta(row.conversions - was.conversions)}
        before={before}
      />
      <Amount
        value={money(row.revenue)}
        change={was && formatDelta(row.revenue - was.revenue, money)}
        before={before}
      />
      <Amount
        value={money(row.cost)}
        change={was && row.cost !== null && was.cost !== null ? formatDelta(row.cost - was.cost, money) : null}
        before={before}
      />
      <TableCell align="right">{row.roi === null ? MISSING : formatPercent(row.roi, 0)}</TableCell>
      <RateCell {...rate('unsubscribed', 'delivered')} digits={2} better="down" />
      <RateCell {...rate('complained', 'delivered')} digits={2} better="down" />
    </TableRow>
  );
}

type Counted = Pick<ResultRow, 'opens' | 'opensRaw' | 'clicks' | 'delivered' | 'unsubscribed' | 'complained'>;

/** An amount over how it changed; nothing below it where there was nothing before. */
function Amount({ value, change, before }: { value: string; change: string | null; before: string }) {
  return (
    <TableCell align="right" className="tabular-nums" title={change === null ? undefined : `Against ${before}`}>
      {value}
      {change !== null && <span className="block text-ink-3 text-xs">{change}</span>}
    </TableCell>
  );
}
