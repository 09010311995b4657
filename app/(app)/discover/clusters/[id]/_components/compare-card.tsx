'use client';

import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { ChartCard, type ChartColumn } from '@/components/charts/chart-card';
import { useThings } from '@/components/rule-builder/use-suggestions';
import { api, messageOf } from '@/components/ui/api';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { Combobox } from '@/components/ui/combobox';
import { formatCount, formatDecimal, formatNoun, formatPercent } from '@/components/ui/format';
import { ScrollX } from '@/components/ui/scroll-x';
import { Segmented } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import type { ClusterComparison, VersionSummary } from '@/lib/services/models/types';
import type { GroupView } from './view';

type With = 'segments' | 'run';
const MOST = 8;

export interface CompareCardProps {
  model: string;
  run: number;
  runs: readonly VersionSummary[];
  groups: readonly GroupView[];
  csvName: string;
  /** The run to begin with. */
  other: number | null;
}

/** The groups against what people had thought of: segments made by hand, or another run. */
export function CompareCard({ model, run, runs, groups, csvName, other: asked }: CompareCardProps) {
  const { data: things } = useThings();
  const others = runs.filter(({ number, trainedAt }) => number !== run && trainedAt !== null);
  const [against, setAgainst] = useState<With>(asked === null ? 'segments' : 'run');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [other, setOther] = useState(asked ?? others[0]?.number ?? null);
  const ready = against === 'run' ? other !== null : chosen.length > 0;
  const { data, error, isFetching } = useQuery({
    queryKey: ['cluster-compare', model, run, against, against === 'run' ? other : chosen],
    queryFn: ({ signal }) =>
      api<ClusterComparison>(`/api/ui/clusters/${model}/compare`, {
        query: against === 'run' ? { run, other } : { run, segments: chosen.join(',') },
        signal,
      }),
    enabled: ready,
    staleTime: 30_000,
    retry: false,
  });
  const names = useMemo(() => new Map(groups.map((group) => [group.id, group])), [groups]);
  const shown = ready ? data : undefined;
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id].slice(-MOST));
  return (
    <ChartCard
      title="Do they agree with what we knew?"
      unit={shown ? agreementWords(shown.adjustedRand) : 'customers in each group and each segment'}
      columns={shown ? columnsOf(shown, names) : [{ key: 'name', label: 'Segment' }]}
      rows={shown ? rowsOf(shown) : []}
      csvName={csvName}
      actions={
        others.length > 0 && (
          <Segmented
            label="Compare with"
            options={[
              { value: 'segments', label: 'Segments' },
              { value: 'run', label: 'Another run' },
            ]}
            value={against}
            onValueChange={setAgainst}
          />
        )
      }
      foot={
        shown && (
          <span>
            Adjusted Rand index <b className="font-semibold text-ink">{formatDecimal(shown.adjustedRand)}</b> over{' '}
            {formatNoun(shown.customers, 'customer')}: 1 is the same grouping, 0 no more alike than by chance.
            {shown.inSeveral > 0 &&
              ` ${formatNoun(shown.inSeveral, 'customer is', 'customers are')} in several of the segments and counted where they come first.`}
          </span>
        )
      }
    >
      <div className="grid gap-3">
        {against === 'run' ? (
          <Combobox
            aria-label="Run to compare with"
            options={others.map(({ number, note, customers }) => ({
              value: String(number),
              label: `Run ${number}${note ? `, ${note}` : ''}`,
              hint: formatCount(customers),
            }))}
            value={other === null ? null : String(other)}
            onValueChange={(value) => setOther(Number(value))}
            className="max-w-72"
          />
        ) : (
          <fieldset className="flex max-h-32 flex-wrap gap-x-4 gap-y-1 overflow-y-auto text-sm">
            <legend className="mb-1 text-ink-3 text-xs">
              Segments, the first that holds a customer counts (at most {MOST})
            </legend>
            {things?.segments
              .filter(({ status }) => status === 'active')
              .map(({ id, name }) => (
                // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is the control
                <label key={id} className="inline-flex min-h-6 items-center gap-2">
                  <Checkbox checked={chosen.includes(id)} onCheckedChange={() => toggle(id)} aria-label={name} />
                  {name}
                </label>
              ))}
            {things && things.segments.length === 0 && <span className="text-ink-2">There is no segment yet.</span>}
          </fieldset>
        )}
        {error && <Callout tone="bad">{messageOf(error)}</Callout>}
        {ready && !data && isFetching && <Skeleton className="h-40" />}
        {shown && <Confusion comparison={shown} groups={names} />}
      </div>
    </ChartCard>
  );
}

function agreementWords(rand: number | null): string {
  if (rand === null) return 'cannot be measured';
  if (rand > 0.75) return 'nearly the same grouping';
  if (rand > 0.4) return 'much in common';
  if (rand > 0.1) return 'a little in common';
  return 'something new: hardly more alike than by chance';
}

/** Counts of each pair, tinted by the share of the row. */
function Confusion({ comparison, groups }: { comparison: ClusterComparison; groups: ReadonlyMap<string, GroupView> }) {
  return (
    <ScrollX label="Segments and groups" className="-mx-4 px-4">
      <table className="w-full border-separate border-spacing-0.5 text-xs">
        <caption className="sr-only">Customers by segment (rows) and group (columns)</caption>
        <thead>
          <tr className="align-bottom">
            <td />
            {comparison.columns.map(({ id, name, size }) => (
              <th key={id} scope="col" className="min-w-18 px-1 pb-1 text-center font-medium text-ink-2">
                <span
                  className="mx-auto mb-1 block size-2 rounded-full"
                  style={{ background: groups.get(id)?.colour ?? 'var(--ink-3)' }}
                  aria-hidden
                />
                {name}
                <span className="block font-normal text-2xs text-ink-3">{formatCount(size)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparison.rows.map(({ id, name, size }, row) => (
            <tr key={id}>
              <th scope="row" className="max-w-44 pr-2 text-left font-medium [overflow-wrap:anywhere]">
                {name} <span className="font-normal text-2xs text-ink-3">{formatCount(size)}</span>
              </th>
              {comparison.columns.map((column, index) => {
                const count = comparison.counts[row]?.[index] ?? 0;
                const share = size > 0 ? count / size : 0;
                return (
                  <td
                    key={column.id}
                    title={`${formatPercent(share)} of ${name}`}
                    className="h-8 rounded-[3px] text-center tabular-nums"
                    style={{
                      background: `color-mix(in srgb, var(--accent) ${Math.round(share * 45)}%, var(--sunken))`,
                    }}
                  >
                    {formatCount(count)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

const columnsOf = ({ columns }: ClusterComparison, names: ReadonlyMap<string, GroupView>): ChartColumn[] => [
  { key: 'name', label: 'Segment', format: 'text' },
  { key: 'size', label: 'Customers', format: 'count' },
  ...columns.map(
    ({ id, name }, index): ChartColumn => ({
      key: `c${index}`,
      label: names.get(id)?.name ?? name,
      format: 'count',
    }),
  ),
];

const rowsOf = ({ rows, counts }: ClusterComparison) =>
  rows.map(({ name, size }, row) => ({
    name,
    size,
    ...Object.fromEntries((counts[row] ?? []).map((count, index) => [`c${index}`, count])),
  }));
