'use client';

import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import type { ListedAct } from '@/lib/services/models/list-acts';
import { actWords } from './act-words';

/** What was done with the clustering, and by whom. */
export function ActivityTab({ acts }: { acts: readonly ListedAct[] }) {
  return (
    <Card>
      {acts.length === 0 ? (
        <EmptyState title="Nothing has happened yet" />
      ) : (
        <ol className="divide-y divide-line">
          {acts.map((act) => (
            <li key={act.id} className="flex flex-wrap items-baseline gap-x-2 px-4 py-2.5 text-sm">
              <b className="font-medium">{act.by.name}</b>
              <span className="min-w-0 text-ink-2">{actWords(act)}</span>
              <Time value={act.at} className="ml-auto whitespace-nowrap text-ink-3 text-xs" />
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
