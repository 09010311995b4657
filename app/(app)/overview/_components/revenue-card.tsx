'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { downloadCsv } from '@/components/charts/download-csv';
import { IconButton } from '@/components/ui/button';
import { Card, CardHead } from '@/components/ui/card';
import { Segmented } from '@/components/ui/segmented';
import { revenueColumns } from './revenue-columns';
import { RevenueEach } from './revenue-each';
import type { RevenueChart } from './revenue-rows';
import { RevenueStack } from './revenue-stack';
import { RevenueTable } from './revenue-table';

type View = 'stacked' | 'each' | 'table';
const VIEWS = [
  { value: 'stacked', label: 'Stacked' },
  { value: 'each', label: 'Each' },
  { value: 'table', label: 'Table' },
] as const;

export interface RevenueCardProps {
  chart: RevenueChart;
  /** What the values at the right end are of: `the week of 9 to 15 November`. */
  of: string;
  before: string;
  csvName: string;
}

/** Where the revenue comes from: by the stage that each customer was in when the week began. */
export function RevenueCard({ chart, of, before, csvName }: RevenueCardProps) {
  const [view, setView] = useState<View>('stacked');
  const save = () =>
    downloadCsv(csvName, revenueColumns(chart), chart.rows).catch(() =>
      toast.error('The file could not be written; try again.'),
    );
  return (
    <Card aria-labelledby="revenue-title" id="revenue">
      <CardHead
        id="revenue-title"
        title="Which segments does the revenue come from?"
        actions={
          <>
            <Segmented label="View" options={VIEWS} value={view} onValueChange={setView} />
            <IconButton label="Download CSV" size="sm" onClick={save} className="ml-1">
              <Download aria-hidden />
            </IconButton>
          </>
        }
      />
      {view === 'table' ? (
        <RevenueTable chart={chart} />
      ) : (
        <div className="@container px-4 py-2.5">
          {view === 'stacked' ? <RevenueStack chart={chart} /> : <RevenueEach chart={chart} />}
          <p className="mt-2 text-pretty text-ink-3 text-xs">
            {chart.currency} a week by the stage a customer was in when the week began, each counted once; order totals
            less refunds. At the right: {of}, against {before}.
          </p>
        </div>
      )}
    </Card>
  );
}
