'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Popover } from '@/components/ui/popover';
import type { Strategy } from '@/lib/services/campaigns/strategies/strategy-row';
import { STRATEGY_TONES } from '@/lib/services/campaigns/strategies/tones';
import { archiveStrategy } from '../../actions';
import { StrategyDialog } from './strategy-dialog';

/** The name of a strategy; what it is for behind it. */
export function StrategyHead({ strategy, canEdit }: { strategy: Strategy; canEdit: boolean }) {
  const router = useRouter();
  const [asking, setAsking] = useState<'edit' | 'putAway' | null>(null);
  const { id, name, goal, offer, tone, cadence, priority } = strategy;
  const facts = [
    ['Goal', goal],
    ['Offer', offer],
    ['Tone', tone],
    ['Cadence', cadence],
    ['Priority', String(priority)],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  const putAway = async () => {
    await dataOf(archiveStrategy({ id }));
    toast.success(`${name} is put away`);
    router.refresh();
  };
  return (
    <>
      <Popover
        label={`About ${name}`}
        trigger={
          <button type="button" className="min-h-6 text-left font-semibold [overflow-wrap:anywhere] hover:underline">
            {name}
          </button>
        }
      >
        <div className="grid w-64 gap-2 font-normal text-sm">
          <dl className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-2 gap-y-1">
            {facts.map(([label, value]) => (
              <div key={label} className="contents">
                <dt className="text-ink-3 text-xs leading-5">{label}</dt>
                <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
              </div>
            ))}
          </dl>
          {canEdit && (
            <div className="flex gap-2">
              <Button size="sm" onClick={() => setAsking('edit')}>
                Edit strategy
              </Button>
              <Button size="sm" variant="quiet" onClick={() => setAsking('putAway')}>
                Put away
              </Button>
            </div>
          )}
        </div>
      </Popover>
      {asking === 'edit' && (
        <StrategyDialog
          id={id}
          start={{
            name,
            goal,
            offer,
            cadence,
            priority,
            tone: STRATEGY_TONES.find((each) => each === tone) ?? 'warm',
          }}
          open
          onOpenChange={(open) => !open && setAsking(null)}
        />
      )}
      <ConfirmDialog
        open={asking === 'putAway'}
        onOpenChange={(open) => !open && setAsking(null)}
        title={`Put ${name} away?`}
        consequences={[
          'Its column leaves the map; campaigns that followed it and are over keep its name.',
          'It can be brought back under “New strategy”.',
        ]}
        action="Put away"
        onConfirm={putAway}
      />
    </>
  );
}
