import Link from 'next/link';
import { Sparkline } from '@/components/charts/sparkline';
import { Button } from '@/components/ui/button';
import { Card, CardFoot, CardHead } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import {
  formatCount,
  formatDate,
  formatMoney,
  formatNoun,
  formatPercent,
  MISSING,
  shareOf,
} from '@/components/ui/format';
import { Percent } from '@/components/ui/num';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { amountOf } from '@/lib/services/monitoring/overview/money';
import type { Overview, SegmentRow } from '@/lib/services/monitoring/overview/types';
import { segmentHref } from './links';

/** Rows that the card shows; the list of segments has them all. */
const MOST = 10;

type Told = Pick<Overview, 'segments' | 'customers' | 'shop' | 'period' | 'figures'>;

/** The active segments: size, reach, who came and went, and what their members brought. */
export function SegmentsCard({ segments, customers, shop, period, figures }: Told) {
  return (
    <Card aria-labelledby="active-segments">
      <CardHead
        id="active-segments"
        title="Active segments"
        note={segments.length > 0 ? 'a customer can be in several' : undefined}
        actions={
          <Link href="/segments" className="link text-xs">
            All segments
          </Link>
        }
      />
      {segments.length === 0 ? (
        <EmptyState
          title="No segment is active yet"
          action={
            <Button asChild>
              <Link href="/segments">Go to the segments</Link>
            </Button>
          }
        >
          A segment keeps a group of customers up to date by a rule. Active ones are listed here with who came and went.
        </EmptyState>
      ) : (
        <>
          <Table label="Size, reach and revenue of each active segment">
            <TableHead>
              <TableRow>
                <TableHeader>Segment</TableHeader>
                <TableHeader>12 weeks</TableHeader>
                <TableHeader align="right">Customers now</TableHeader>
                <TableHeader align="right">Of all</TableHeader>
                <TableHeader align="right">Reachable</TableHeader>
                <TableHeader align="right">Entered</TableHeader>
                <TableHeader align="right">Left</TableHeader>
                <TableHeader align="right">Revenue of its members</TableHeader>
                <TableHeader align="right">Of all revenue</TableHeader>
              </TableRow>
            </TableHead>
            <TableBody>
              {segments.slice(0, MOST).map((segment) => (
                <Row key={segment.id} segment={segment} told={{ customers, shop, period, figures }} />
              ))}
            </TableBody>
          </Table>
          <CardFoot>
            Entered, left and revenue are of the period; revenue is that of today’s members, so the shares can add up to
            more than all.
            {segments.length > MOST && ` These are the ${MOST} largest of ${segments.length}.`}
          </CardFoot>
        </>
      )}
    </Card>
  );
}

function Row({ segment, told }: { segment: SegmentRow; told: Omit<Told, 'segments'> }) {
  const { shop, period, figures, customers } = told;
  const money = (minor: number, whole: boolean) =>
    formatMoney(amountOf(minor, shop.currency), shop.currency, { whole });
  const young = segment.measuredSince === null || segment.measuredSince > period.current.start;
  const measured = segment.measuredSince
    ? `measured since ${formatDate(segment.measuredSince, shop.timezone).replace(/ \d{4}$/, '')}`
    : 'not counted yet';
  const built = segment.built;
  const share = shareOf(segment.revenue, figures.revenue.value);
  return (
    <TableRow>
      <TableCell>
        <Link href={segmentHref(segment.id)} className="rounded-xs font-[550] hover:underline hover:underline-offset-3">
          {segment.name}
        </Link>
      </TableCell>
      <TableCell>
        {segment.line.filter((value) => value !== null).length > 1 ? (
          <Sparkline
            values={segment.line}
            label={`${segment.name}, size over ${segment.line.length} weeks`}
            width={88}
            height={22}
          />
        ) : (
          <span className="text-ink-3 text-xs">{measured}</span>
        )}
      </TableCell>
      <TableCell align="right">{formatCount(built ? segment.size : null)}</TableCell>
      <TableCell align="right">
        <Percent part={built ? segment.size : null} whole={customers} />
      </TableCell>
      <TableCell align="right">
        <span
          title={`${formatCount(segment.reachable)} of ${formatCount(segment.size)} can be emailed: ${formatPercent(shareOf(segment.reachable, segment.size))}`}
        >
          {formatCount(built ? segment.reachable : null)}
        </span>
      </TableCell>
      {young ? (
        <TableCell align="right" colSpan={2}>
          <span
            className="text-ink-3 text-xs"
            title="Who came and went is known from the time on at which a segment is measured."
          >
            {measured}
          </span>
        </TableCell>
      ) : (
        <>
          <TableCell align="right">{formatCount(segment.entered)}</TableCell>
          <TableCell align="right">{formatCount(segment.left)}</TableCell>
        </>
      )}
      <TableCell align="right">
        <span title={`${money(segment.revenue, false)} of ${formatNoun(segment.buyers, 'member')} who ordered`}>
          {built ? money(segment.revenue, true) : MISSING}
        </span>
      </TableCell>
      <TableCell align="right">
        <span title={`${money(segment.revenue, false)} of ${money(figures.revenue.value, false)}`}>
          {built && share !== null && share < 0 ? 'under 0 %' : formatPercent(built ? share : null)}
        </span>
      </TableCell>
    </TableRow>
  );
}
