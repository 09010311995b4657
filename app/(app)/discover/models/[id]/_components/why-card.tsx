'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { ChartCard } from '@/components/charts/chart-card';
import { fixed, formatFeature } from '@/components/models/figures';
import { WaterfallPlot } from '@/components/models/waterfall-plot';
import { CustomerSearch, customerName } from '@/components/rule-builder/explain/customer-search';
import { api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { formatMoney, formatPercent } from '@/components/ui/format';
import { Popover } from '@/components/ui/popover';
import { Skeleton } from '@/components/ui/skeleton';
import type { Explanation } from '@/lib/services/models/types';

export interface WhyCardProps {
  model: string;
  version?: number;
  /** Explained until another is chosen. */
  first: { id: string; name: string | null } | null;
  currency: string;
  threshold?: number;
}

/** Why one customer has the answer that it has; another can be chosen. */
export function WhyCard({ model, version, first, currency, threshold }: WhyCardProps) {
  const [chosen, setChosen] = useState(first);
  const [open, setOpen] = useState(false);
  const shown = chosen ?? first;
  const customer = shown?.id ?? null;
  const { data, error } = useQuery({
    queryKey: ['explanation', model, version, customer],
    queryFn: ({ signal }) =>
      api<Explanation>(`/api/ui/models/${model}/explanation`, { query: { customer, version }, signal }),
    enabled: customer !== null,
    retry: false,
  });
  const said =
    data === undefined
      ? null
      : data.unit === 'money'
        ? formatMoney(data.value, currency, { whole: true })
        : formatPercent(data.value, 0);
  return (
    <ChartCard
      title={said ? `Why ${said} for this customer?` : 'Why this score?'}
      unit={
        shown && (
          <Link href={`/customers/${shown.id}`} className="link text-xs">
            {shown.name ?? `Visitor ${shown.id.slice(-4)}`}
          </Link>
        )
      }
      csvName="explanation"
      actions={
        <Popover
          open={open}
          onOpenChange={setOpen}
          label="Choose a customer"
          align="end"
          className="w-80 p-2"
          trigger={
            <Button variant="quiet" size="sm">
              Another
              <ChevronDown aria-hidden />
            </Button>
          }
        >
          <CustomerSearch
            autoFocus
            onChoose={(found) => {
              setChosen({ id: found.id, name: customerName(found) });
              setOpen(false);
            }}
          />
        </Popover>
      }
      columns={[
        { key: 'label', label: 'Feature' },
        { key: 'value', label: 'This customer' },
        { key: 'usual', label: 'Usually' },
        { key: 'effect', label: data?.unit === 'money' ? `Effect, ${currency}` : 'Effect, points' },
      ]}
      rows={(data?.effects ?? []).map((each) => ({
        label: each.label,
        value: formatFeature(each.value, each.unit, currency),
        usual: formatFeature(each.usual, each.unit, currency),
        effect: data?.unit === 'money' ? fixed(each.effect) : fixed(each.effect * 100, 2),
      }))}
    >
      {customer === null ? (
        <EmptyState title="Nobody is scored yet">
          Once the version is in use, each score can be taken apart here.
        </EmptyState>
      ) : error ? (
        <Callout tone="warn">{messageOf(error)}</Callout>
      ) : data ? (
        <WaterfallPlot explanation={data} currency={currency} threshold={threshold} />
      ) : (
        <div className="grid gap-3 py-1" aria-busy>
          {Array.from({ length: 9 }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: placeholders
            <Skeleton key={index} className="h-4" />
          ))}
        </div>
      )}
    </ChartCard>
  );
}
