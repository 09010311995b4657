'use client';

import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { toast } from 'sonner';
import { downloadCsv } from '@/components/charts/download-csv';
import { Interval } from '@/components/charts/interval';
import { api, messageOf } from '@/components/ui/api';
import { IconButton } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { formatCount, formatDecimal, formatNoun, formatPercent, shareOf } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { Distinction, Distinctness } from '@/lib/services/segments/health/read-distinctness';
import type { Segment } from '@/lib/services/segments/segment-row';

const CSV = [
  { key: 'about', label: 'About' },
  { key: 'value', label: 'Value' },
  { key: 'inside', label: 'Members' },
  { key: 'all', label: 'Customers' },
  { key: 'lift', label: 'Times as common' },
  { key: 'low', label: 'At least' },
  { key: 'high', label: 'At most' },
];

/** What is commoner or rarer among the members than among everyone, by more than chance. */
export function DistinctionCard({ segment }: { segment: Segment }) {
  const { data, error } = useQuery({
    queryKey: ['segment-distinctness', segment.id, segment.version],
    queryFn: ({ signal }) => api<Distinctness>(`/api/ui/segments/${segment.id}/distinctness`, { signal }),
    staleTime: 5 * 60_000,
  });
  const rows = data?.distinctions ?? [];
  const save = () =>
    downloadCsv(
      `${segment.key}-apart`,
      CSV,
      rows.map(({ asked: _asked, ...row }) => row),
    ).catch(() => toast.error('The file could not be written; try again.'));
  return (
    <Card aria-label="What sets it apart?">
      <CardHead
        title="What sets it apart?"
        note="times as common as among everyone"
        actions={
          rows.length > 0 && (
            <IconButton label="Download CSV" size="sm" onClick={save}>
              <Download aria-hidden />
            </IconButton>
          )
        }
      />
      {error && (
        <CardBody>
          <Callout tone="bad">{messageOf(error)}</Callout>
        </CardBody>
      )}
      {!data && !error && (
        <CardBody>
          <Skeleton className="h-40 w-full" />
        </CardBody>
      )}
      {data && rows.length === 0 && (
        <CardBody className="text-ink-2 text-sm">
          {data.members < 20
            ? `With ${formatNoun(data.members, 'member')} every difference can be chance.`
            : 'Nothing differs from everyone by more than chance.'}
        </CardBody>
      )}
      {data && rows.length > 0 && <Rows data={data} />}
      {data && rows.length > 0 && (
        <CardFoot>
          Of {formatNoun(data.members, 'member')} against {formatCount(data.everyone)} customers; 95 % intervals
          (Wilson). Sensitive traits are left out.
        </CardFoot>
      )}
    </Card>
  );
}

function Rows({ data: { distinctions, members, everyone } }: { data: Distinctness }) {
  const most = Math.max(2, ...distinctions.map(({ high }) => Math.min(high, 8)));
  const sharesOf = ({ inside, all }: Distinction) =>
    `${formatPercent(shareOf(inside, members))} of members, ${formatPercent(shareOf(all, everyone))} of everyone`;
  return (
    <Table label="What sets it apart">
      <TableHead>
        <TableRow>
          <TableHeader>What</TableHeader>
          <TableHeader align="right">Members</TableHeader>
          <TableHeader align="right">Everyone</TableHeader>
          <TableHeader align="right">Times</TableHeader>
          <TableHeader className="max-sm:hidden">95 %</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {distinctions.map((one) => (
          <TableRow key={`${one.about} ${one.value}`}>
            <TableCell>
              <span className="text-ink-2">{one.about}</span> <b className="font-[550]">{one.value}</b>
              {one.asked && (
                <Chip className="ml-1.5" title="The rule itself asks about it">
                  by rule
                </Chip>
              )}
            </TableCell>
            <TableCell align="right" title={`${formatCount(one.inside)} of ${formatCount(members)}`}>
              {formatPercent(shareOf(one.inside, members))}
            </TableCell>
            <TableCell align="right" title={`${formatCount(one.all)} of ${formatCount(everyone)}`}>
              {formatPercent(shareOf(one.all, everyone))}
            </TableCell>
            <TableCell align="right" className="font-[550]">
              {formatDecimal(one.lift, one.lift < 0.95 ? 2 : 1)}×
            </TableCell>
            <TableCell className="max-sm:hidden">
              <Interval
                estimate={one.lift}
                low={one.low}
                high={one.high}
                scale={[0, most]}
                reference={1}
                label={`${one.about} ${one.value}, times as common: ${sharesOf(one)}`}
                width={96}
                neutral
              />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
