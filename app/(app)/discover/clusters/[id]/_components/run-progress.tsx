'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { formatCount, formatDuration, formatPercent } from '@/components/ui/format';
import { Progress } from '@/components/ui/progress';
import type { VersionSummary } from '@/lib/services/models/types';
import { isRunning } from '../../_components/cluster-words';
import { cancelRun } from '../../actions';

const POLL_MS = 1_000;

/** How far the latest run is, as long as it goes on, and how it ended; it goes on when the page is left. */
export function RunProgress({ model, latest, canEdit }: RunProgressProps) {
  const router = useRouter();
  const [stopping, setStopping] = useState(false);
  const { data: run = latest, error } = useQuery({
    queryKey: ['cluster-runs', model, latest.number],
    queryFn: async ({ signal }) => {
      const { data } = await api<{ data: VersionSummary[] }>(`/api/ui/clusters/${model}/runs`, { signal });
      return data.find(({ number }) => number === latest.number) ?? latest;
    },
    initialData: latest,
    refetchInterval: ({ state }) => (isRunning(state.data) ? POLL_MS : false),
    enabled: isRunning(latest),
  });
  const running = isRunning(run);
  const before = useRef(running);
  useEffect(() => {
    if (!before.current || running) return;
    before.current = false;
    if (run.status === 'failed') toast.error(`Run ${run.number} failed`);
    else if (run.status === 'cancelled') toast(`Run ${run.number} was cancelled`);
    else toast.success(`Run ${run.number} is done`);
    router.refresh();
  }, [running, run.status, run.number, router]);
  if (!running) return null;
  const { progress } = run;
  const share = progress?.share ?? 0;
  const stop = async () => {
    setStopping(true);
    try {
      await dataOf(cancelRun({ model }));
    } catch (failure) {
      toast.error(messageOf(failure));
    }
    setStopping(false);
  };
  return (
    <Card aria-label={`Run ${run.number}`} className="px-4 py-3.5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <p className="font-semibold text-sm">
            {run.status === 'queued' ? `Run ${run.number} waits for the worker` : `Run ${run.number} looks for groups`}
          </p>
          <p className="text-ink-2 text-sm" aria-live="polite">
            {run.status === 'queued' ? 'It begins within seconds.' : stepWords(progress)}
          </p>
        </div>
        {canEdit && (
          <Button onClick={stop} pending={stopping}>
            Cancel the run
          </Button>
        )}
      </div>
      <Progress className="mt-2.5" share={share} label="How far the run is" />
      <p className="mt-1.5 flex justify-between text-ink-3 text-xs tabular-nums">
        <span>{formatPercent(share, 0)}</span>
        <span>
          {progress?.msLeft !== null && progress?.msLeft !== undefined
            ? `about ${formatDuration(Math.max(1_000, progress.msLeft))} left`
            : 'You can leave this page: the run goes on'}
        </span>
      </p>
      {error && (
        <Callout tone="bad" className="mt-2">
          {messageOf(error)}
        </Callout>
      )}
    </Card>
  );
}

interface RunProgressProps {
  model: string;
  latest: VersionSummary;
  canEdit: boolean;
}

function stepWords(progress: VersionSummary['progress']): string {
  if (!progress || progress.step === '') return 'Beginning.';
  const step = progress.step.charAt(0).toUpperCase() + progress.step.slice(1);
  return progress.done !== null && progress.total !== null && progress.total > 0
    ? `${step}: ${formatCount(progress.done)} of ${formatCount(progress.total)}`
    : `${step}.`;
}
