'use client';

import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Popover } from '@/components/ui/popover';
import type { Strategy } from '@/lib/services/campaigns/strategies/strategy-row';
import { archiveStrategy } from '../../actions';
import { StrategyDialog } from './strategy-dialog';

/** The name of a strategy; what it is for behind it. */
export function StrategyHead({ strategy, canEdit }: { strategy: Strategy; canEdit: boolean }) {
  const router = useRouter();
  const facts = [
    ['Goal', strategy.goal],
    ['Offer', strategy.offer],
    ['Tone', strategy.tone],
    ['Cadence', strategy.cadence],
    ['Priority', String(strategy.priority)],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  const putAway = async () => {
    const answer = await archiveStrategy({ id: strategy.id });
    if (!answer.ok) return void toast.error(answer.error.message);
    router.refresh();
  };
  return (
    <Popover
      label={`About ${strategy.name}`}
      trigger={
        <button type="button" className="min-h-6 text-left font-semibold [overflow-wrap:anywhere] hover:underline">
          {strategy.name}
        </button>
      }
    >
      <div className="grid w-64 gap-2 font-normal text-sm">
        <dl className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-2 gap-y-1">
          {facts.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-ink-3 text-xs leading-5">{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {canEdit && (
          <div className="flex gap-2">
            <StrategyDialog strategy={strategy} />
            <Button size="sm" variant="quiet" onClick={putAway}>
              Put away
            </Button>
          </div>
        )}
      </div>
    </Popover>
  );
}
