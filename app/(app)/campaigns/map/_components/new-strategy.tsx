'use client';

import { Columns3, Plus, Undo2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { DropdownMenu, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/dropdown-menu';
import type { Strategy } from '@/lib/services/campaigns/strategies/strategy-row';
import type { StrategyInput } from '@/lib/services/campaigns/strategies/strategy-schema';
import { USUAL_STRATEGIES } from '@/lib/services/campaigns/strategies/usual-strategies';
import { restoreStrategy } from '../../actions';
import { StrategyDialog } from './strategy-dialog';

const BLANK: StrategyInput = { name: '', goal: '', offer: null, tone: 'warm', cadence: '', priority: 50 };

/** Another column of the map: blank, after one of the usual pairs, or one that was put away. */
export function NewStrategy({ away }: { away: readonly Strategy[] }) {
  const router = useRouter();
  const [start, setStart] = useState<StrategyInput | null>(null);
  const restore = async ({ id, name }: Strategy) => {
    try {
      await dataOf(restoreStrategy({ id }));
      toast.success(`${name} is on the map again`);
      router.refresh();
    } catch (error) {
      toast.error(messageOf(error));
    }
  };
  return (
    <>
      <DropdownMenu
        align="end"
        className="w-72"
        trigger={
          <Button>
            <Columns3 aria-hidden />
            New strategy
          </Button>
        }
      >
        <MenuItem onSelect={() => setStart(BLANK)}>
          <Plus aria-hidden />
          From nothing
        </MenuItem>
        <MenuSeparator />
        <MenuLabel>From a usual pair</MenuLabel>
        {USUAL_STRATEGIES.map(({ key, pair, suits: _suits, ...rest }) => (
          <MenuItem key={key} onSelect={() => setStart(rest)} className="items-start">
            <span className="min-w-0">
              {rest.name}
              <span className="block text-ink-3 text-xs">for {pair.toLowerCase()}</span>
            </span>
          </MenuItem>
        ))}
        {away.length > 0 && (
          <>
            <MenuSeparator />
            <MenuLabel>Put away</MenuLabel>
            {away.map((strategy) => (
              <MenuItem key={strategy.id} onSelect={() => void restore(strategy)}>
                <Undo2 aria-hidden />
                <span className="min-w-0 truncate">Bring back {strategy.name}</span>
              </MenuItem>
            ))}
          </>
        )}
      </DropdownMenu>
      {start && <StrategyDialog id={null} start={start} open onOpenChange={(open) => !open && setStart(null)} />}
    </>
  );
}
