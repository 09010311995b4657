'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dataOf } from '@/components/forms/action-answer';
import { useDebounced } from '@/components/rule-builder/use-debounced';
import { api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardFoot, CardHead } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { formatCount, formatNoun } from '@/components/ui/format';
import { type LifecycleThresholds, lifecycleThresholdsSchema } from '@/lib/catalog';
import type { LifecyclePreview } from '@/lib/services/metrics/preview-lifecycle';
import type { StageFlow } from '@/lib/services/metrics/read-transitions';
import type { MetricRun } from '@/lib/services/metrics/run-records';
import { saveThresholds } from '../actions';
import { NumberInput } from './number-input';
import { RunStatus } from './run-status';
import { StageFlows } from './stage-flows';
import { STAGE_LABEL, StageTable } from './stage-table';

export interface LifecycleTabProps {
  version: number;
  thresholds: LifecycleThresholds;
  first: LifecyclePreview;
  flows: readonly StageFlow[];
  flowDays: number;
  run: MetricRun | null;
  mayEdit: boolean;
}

const FIELDS = [
  { key: 'newDays', label: 'New for', after: 'days after the first order, while it is the only one' },
  { key: 'activeDays', label: 'Active for', after: 'days after the last order, then at risk' },
  { key: 'lapsedDays', label: 'Lapsed after', after: 'days without an order; an order after such a pause wins back' },
] as const;
type Draft = Record<keyof LifecycleThresholds, number | null>;

/** The days on the left, who would be in which stage beside them, and what has moved lately. */
export function LifecycleTab({ version, thresholds, first, flows, flowDays, run, mayEdit }: LifecycleTabProps) {
  const [draft, setDraft] = useState<Draft>({ ...thresholds });
  const [round, setRound] = useState(0);
  const [started, setStarted] = useState<string | null>(null);
  const [base, setBase] = useState(version);
  const [asks, setAsks] = useState(false);
  const parsed = lifecycleThresholdsSchema.safeParse(draft);
  const changed = FIELDS.some(({ key }) => draft[key] !== thresholds[key]);
  const asked = useDebounced(parsed.success ? parsed.data : thresholds, 200);
  const { data = first, error } = useQuery({
    queryKey: ['lifecycle-preview', version, asked],
    queryFn: ({ signal }) => api<LifecyclePreview>('/api/ui/scores/lifecycle', { json: asked, signal }),
    placeholderData: (previous) => previous,
    enabled: changed,
    staleTime: 60_000,
  });
  const shown = changed ? data : first;
  const fault = (key: string) =>
    parsed.success ? undefined : parsed.error.issues.find(({ path }) => path[0] === key)?.message;
  const moving = shown.moves.reduce((sum, { customers }) => sum + customers, 0);
  const save = async () => {
    if (!parsed.success) return;
    const saved = await dataOf(saveThresholds({ base, thresholds: parsed.data }));
    setBase(saved.version);
    setStarted(saved.run);
  };
  return (
    <div className="grid gap-4">
      <RunStatus run={run} id={started} mayStop={false} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Card>
          <CardHead title="When does a customer change stage?" note={`version ${version}`} />
          <div className="grid gap-3 p-4">
            {FIELDS.map(({ key, label, after }) => (
              <div key={`${key} ${round}`} className="grid gap-1">
                <span className="flex flex-wrap items-center gap-2 text-sm">
                  <b className="w-24 font-[550]">{label}</b>
                  <NumberInput
                    label={`${label}, days`}
                    value={draft[key] ?? thresholds[key]}
                    min={1}
                    max={3650}
                    whole
                    disabled={!mayEdit}
                    invalid={fault(key) !== undefined}
                    className="w-20"
                    onChange={(days) => setDraft({ ...draft, [key]: days })}
                  />
                  <span className="min-w-48 flex-1 text-ink-2">{after}</span>
                </span>
                {fault(key) && (
                  <span role="alert" className="text-bad text-xs">
                    {draft[key] === null ? 'Give whole days from 1 to 3,650.' : fault(key)}
                  </span>
                )}
              </div>
            ))}
          </div>
          {mayEdit && (
            <CardFoot>
              <span className="mr-auto" aria-live="polite">
                {changed && parsed.success ? `${formatNoun(moving, 'customer')} would change stage.` : ''}
              </span>
              <Button
                size="sm"
                disabled={!changed}
                onClick={() => {
                  setDraft({ ...thresholds });
                  setRound(round + 1);
                }}
              >
                Put back
              </Button>
              <Button size="sm" variant="primary" disabled={!changed || !parsed.success} onClick={() => setAsks(true)}>
                Save thresholds
              </Button>
            </CardFoot>
          )}
        </Card>
        <div className="grid gap-4">
          {error && changed && <Callout tone="bad">{messageOf(error)}</Callout>}
          <StageTable preview={shown} changed={changed} />
        </div>
      </div>
      <StageFlows flows={flows} days={flowDays} />
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        tone="primary"
        title="Save these thresholds?"
        consequences={[
          `${formatCount(moving)} of ${formatNoun(shown.customers, 'customer')} change stage: ${
            shown.moves
              .slice(0, 3)
              .map((move) => `${formatCount(move.customers)} from ${STAGE_LABEL[move.from]} to ${STAGE_LABEL[move.to]}`)
              .join(', ') || 'none'
          }.`,
          'Segments that ask for a stage are evaluated anew, and who enters or leaves is announced.',
          'What has been recorded of the past stays.',
        ]}
        action="Save thresholds"
        onConfirm={save}
      />
    </div>
  );
}
