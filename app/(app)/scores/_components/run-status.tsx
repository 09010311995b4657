'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Progress } from '@/components/ui/progress';
import type { MetricRun } from '@/lib/services/metrics/run-records';
import { stopRun } from '../actions';

const POLL_MS = 1_000;
const isOpen = (status: string | undefined): boolean => ['queued', 'running', 'cancelling'].includes(status ?? '');

/** How far a computation over everyone is, as long as it goes on; says at its end how it ended. Survives leaving the page. */
export function RunStatus({ run: first, id, mayStop }: { run: MetricRun | null; id: string | null; mayStop: boolean }) {
  const router = useRouter();
  const [seen, setSeen] = useState<string | null>(null);
  // One that was under way when the page came is followed to its end.
  if (first && isOpen(first.status) && first.id !== seen) setSeen(first.id);
  const watched = id ?? seen;
  const [stopping, setStopping] = useState(false);
  const { data: run, error } = useQuery({
    queryKey: ['metric-run', watched],
    queryFn: ({ signal }) => api<MetricRun>(`/api/ui/scores/runs/${watched}`, { signal }),
    enabled: watched !== null,
    refetchInterval: ({ state }) => (state.data && !isOpen(state.data.status) ? false : POLL_MS),
  });
  const status = run?.status;
  useEffect(() => {
    if (status === 'done') {
      toast.success('Everyone has been computed anew');
      router.refresh();
    }
    if (status === 'failed') toast.error('The computation failed; it will be tried again');
  }, [status, router]);
  if (watched === null) return null;
  if (error) return <Callout tone="bad">{messageOf(error)}</Callout>;
  if (status === 'done') return <Callout tone="good">Version {run?.version} is in force for everyone.</Callout>;
  if (status === 'cancelled')
    return (
      <Callout tone="warn">
        The run was stopped. Version {run?.version} is saved and comes into force with the next run over everyone, at
        night.
      </Callout>
    );
  if (status === 'failed') return <Callout tone="bad">The computation failed. {run?.error}</Callout>;
  const stop = async () => {
    setStopping(true);
    await dataOf(stopRun({ id: watched })).catch((failure: unknown) => toast.error(messageOf(failure)));
    setStopping(false);
  };
  const share = run && run.total > 0 ? run.done / run.total : 0;
  return (
    <Callout
      title="Everyone is being computed anew"
      action={
        mayStop && run?.kind === 'engagement' ? (
          <Button size="sm" onClick={stop} pending={stopping || status === 'cancelling'}>
            Stop
          </Button>
        ) : undefined
      }
    >
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1" aria-live="polite">
        <Progress className="w-40" share={share} label="How far it is" />
        {!run || status === 'queued'
          ? 'Waiting for the worker'
          : `${run.step || 'beginning'}, ${run.done} of ${run.total}`}
      </span>
    </Callout>
  );
}
