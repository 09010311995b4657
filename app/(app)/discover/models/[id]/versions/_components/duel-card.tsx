'use client';

import Link from 'next/link';
import { ChartCard } from '@/components/charts/chart-card';
import { FigureDots } from '@/components/models/figure-dots';
import { fixed, intervalOf, signed } from '@/components/models/figures';
import { GainInterval, verdictWords } from '@/components/models/gain-interval';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Chip } from '@/components/ui/chip';
import { formatCount, formatNoun, formatPercent, shareOf } from '@/components/ui/format';
import { RefreshWhile } from '@/components/ui/refresh-while';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import type { Duel, ModelDetail } from '@/lib/services/models/types';
import { PromoteDialog } from './promote-dialog';
import { WithdrawDialog } from './withdraw-dialog';

export interface DuelCardProps {
  model: ModelDetail;
  duel: Duel | null;
  challenger: number;
  canEdit: boolean;
}

const TONES = { better: 'good', notClearlyBetter: 'neutral', worse: 'bad' } as const;
const VERDICTS = { better: 'better', notClearlyBetter: 'not clearly better', worse: 'worse' } as const;

/** Champion against challenger: the same customers, the difference with its interval, and what a promotion would move. */
export function DuelCard({ model, duel, challenger, canEdit }: DuelCardProps) {
  if (!duel)
    return (
      <Callout title={`Version ${challenger} is being compared with version ${model.champion}`}>
        Both are measured on the same customers, and every segment that asks for the model is evaluated with either. It
        takes a minute; the figures appear here by themselves.
        <RefreshWhile on />
      </Callout>
    );
  const { championFigure, challengerFigure, moved } = duel;
  return (
    <ChartCard
      title={`Is v${duel.challenger} better than v${duel.champion}?`}
      unit={`${duel.measureLabel}, both on the same ${formatNoun(duel.rows, 'customer')}`}
      csvName={`${model.key}-duel`}
      actions={<Chip tone={TONES[duel.verdict]}>{VERDICTS[duel.verdict]}</Chip>}
      columns={[
        { key: 'what', label: 'Figure' },
        { key: 'value', label: duel.measureLabel },
        { key: 'interval', label: '95 %' },
      ]}
      rows={[
        {
          what: `v${duel.champion}, champion`,
          value: fixed(championFigure.value, 4),
          interval: intervalOf(championFigure, 4),
        },
        {
          what: `v${duel.challenger}, waiting`,
          value: fixed(challengerFigure.value, 4),
          interval: intervalOf(challengerFigure, 4),
        },
        { what: 'Difference', value: signed(duel.gain.value, 4), interval: intervalOf(duel.gain, 4) },
      ]}
      foot={
        <div className="flex w-full flex-wrap items-center gap-3 text-sm">
          <span className="min-w-0 flex-1">
            <b className="font-semibold text-ink">{verdictWords(duel).lead}</b> {verdictWords(duel).text}
          </span>
          {canEdit && (
            <span className="flex gap-2">
              <WithdrawDialog
                model={model}
                version={duel.challenger}
                trigger={<Button>Withdraw v{duel.challenger}</Button>}
              />
              <PromoteDialog
                model={model}
                version={duel.challenger}
                duel={duel}
                trigger={<Button variant="primary">Promote v{duel.challenger}</Button>}
              />
            </span>
          )}
        </div>
      }
    >
      <div className="grid gap-x-8 gap-y-4 *:min-w-0 lg:grid-cols-2">
        <div>
          <FigureDots
            reference={championFigure.value}
            digits={3}
            lines={[
              { label: `v${duel.champion}`, note: 'champion', figure: championFigure, tone: 'accent' },
              { label: `v${duel.challenger}`, note: 'waiting', figure: challengerFigure, tone: 'plain' },
            ]}
          />
          <p className="mt-4 mb-1 text-ink-2 text-xs">
            Difference, paired by bootstrap: left of 0 v{duel.champion} is better, right of it v{duel.challenger}
          </p>
          <GainInterval duel={duel} />
        </div>
        <Moves duel={duel} moved={moved} />
      </div>
    </ChartCard>
  );
}

/** What a promotion would change for the segments that ask for the model. */
function Moves({ duel, moved }: { duel: Duel; moved: Duel['moved'] }) {
  return (
    <div>
      <h3 className="mb-1 font-medium text-ink-2 text-xs">What would a promotion move?</h3>
      <p className="text-sm">
        <b className="font-semibold">{formatCount(moved.customers)}</b> of {formatCount(moved.of)} customers (
        {formatPercent(shareOf(moved.customers, moved.of))}) would be flagged, or grouped, otherwise.
      </p>
      {duel.memberships.length === 0 ? (
        <p className="mt-2 text-ink-2 text-sm">No segment asks for this model, so no membership would change.</p>
      ) : (
        <Table label="Segments that would change">
          <TableHead>
            <TableRow>
              <TableHeader>Segment</TableHeader>
              <TableHeader align="right">Now</TableHeader>
              <TableHeader align="right">Then</TableHeader>
              <TableHeader align="right">Enter</TableHeader>
              <TableHeader align="right">Leave</TableHeader>
              <TableHeader align="right">Overlap</TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {duel.memberships.map((each) => (
              <TableRow key={each.segment}>
                <TableCell>
                  <Link href={`/segments/${each.segment}`} className="link">
                    {each.name}
                  </Link>
                </TableCell>
                <TableCell align="right">{formatCount(each.before)}</TableCell>
                <TableCell align="right">{formatCount(each.after)}</TableCell>
                <TableCell align="right">{formatCount(each.enter)}</TableCell>
                <TableCell align="right">{formatCount(each.leave)}</TableCell>
                <TableCell align="right">{formatPercent(each.jaccard, 0)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </div>
  );
}
