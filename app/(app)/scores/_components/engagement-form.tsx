'use client';

import type { ReactNode } from 'react';
import { Card, CardFoot, CardHead } from '@/components/ui/card';
import { formatCount } from '@/components/ui/format';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { EngagementFormula } from '@/lib/services/metrics/engagement-formula';
import { NumberInput } from './number-input';

export interface EngagementFormProps {
  events: readonly { name: string; recent: number }[];
  formula: EngagementFormula;
  disabled: boolean;
  /** Null: what stands in the field cannot be used. */
  onChange: (field: string, next: EngagementFormula | null) => void;
  foot: ReactNode;
}

/** Points an event, half-life and window. Events that the shop has never sent stand last. */
export function EngagementForm({ events, formula, disabled, onChange, foot }: EngagementFormProps) {
  const known = new Set(events.map(({ name }) => name));
  const rows = [
    ...events,
    ...Object.keys(formula.points)
      .filter((name) => !known.has(name))
      .map((name) => ({ name, recent: 0 })),
  ];
  const set = (field: string, part: Partial<EngagementFormula> | null) =>
    onChange(field, part && { ...formula, ...part });
  return (
    <Card>
      <CardHead title="How is engagement counted?" note="points of an event, halved as it grows old" />
      <div className="grid grid-cols-2 gap-3 border-line border-b px-4 py-3">
        <Setting label="Half-life" unit="days" hint="An event this old counts half.">
          <NumberInput
            label="Half-life in days"
            value={formula.halfLifeDays}
            min={0.5}
            max={365}
            disabled={disabled}
            className="w-20"
            onChange={(halfLifeDays) => set('half-life', halfLifeDays === null ? null : { halfLifeDays })}
          />
        </Setting>
        <Setting label="Window" unit="days" hint="Older events do not count.">
          <NumberInput
            label="Window in days"
            value={formula.windowDays}
            min={1}
            max={1095}
            whole
            disabled={disabled}
            className="w-20"
            onChange={(windowDays) => set('window', windowDays === null ? null : { windowDays })}
          />
        </Setting>
      </div>
      <Table label="Points of each event" scrollClassName="max-h-120">
        <TableHead className="sticky top-0 z-10 bg-card">
          <TableRow>
            <TableHeader>Event</TableHeader>
            <TableHeader align="right">Last 30 days</TableHeader>
            <TableHeader align="right">Points</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ name, recent }) => (
            <TableRow key={name}>
              <TableCell className="[overflow-wrap:anywhere]">{name}</TableCell>
              <TableCell align="right">{formatCount(recent)}</TableCell>
              <TableCell align="right">
                <NumberInput
                  label={`Points of ${name}`}
                  value={Object.hasOwn(formula.points, name) ? (formula.points[name] ?? 0) : formula.otherPoints}
                  min={-1000}
                  max={1000}
                  disabled={disabled}
                  className="ml-auto w-20 text-right"
                  onChange={(points) =>
                    set(name, points === null ? null : { points: { ...formula.points, [name]: points } })
                  }
                />
              </TableCell>
            </TableRow>
          ))}
          <TableRow>
            <TableCell>Any other event</TableCell>
            <TableCell align="right" />
            <TableCell align="right">
              <NumberInput
                label="Points of any other event"
                value={formula.otherPoints}
                min={-1000}
                max={1000}
                disabled={disabled}
                className="ml-auto w-20 text-right"
                onChange={(otherPoints) => set('other', otherPoints === null ? null : { otherPoints })}
              />
            </TableCell>
          </TableRow>
        </TableBody>
      </Table>
      {foot && <CardFoot>{foot}</CardFoot>}
    </Card>
  );
}

function Setting({ label, unit, hint, children }: { label: string; unit: string; hint: string; children: ReactNode }) {
  return (
    <div className="grid content-start gap-1">
      <span className="font-medium text-ink-2 text-xs">{label}</span>
      <span className="flex items-center gap-2 text-sm">
        {children} {unit}
      </span>
      <span className="text-ink-2 text-xs">{hint}</span>
    </div>
  );
}
