'use client';

import { Waypoints } from 'lucide-react';
import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { formatDateTime } from '@/components/ui/format';
import type { StageTransition } from '@/lib/services/metrics/read-transitions';
import { STAGE_LABEL, STAGE_TONE } from '../../_components/labels';
import { timeOfDay } from './event-line';

/** Times come as Date from the page. */
export type StageStep = Omit<StageTransition, 'at'> & { at: string | Date };

const why = ({ cause, to, from }: StageStep): string => {
  if (cause === 'thresholds') return 'because the thresholds of the lifecycle changed';
  if (to === 'new' || to === 'wonBack') return 'by an order';
  if (to === 'atRisk' || to === 'lapsed') return 'by time without an order';
  return from === 'new' ? 'by another order, or time' : 'by an order';
};

/** A step from one lifecycle stage to another, in its place on the timeline. */
export function StageStepLine({ step, zone }: { step: StageStep; zone: string | undefined }) {
  return (
    <Card className="flex flex-wrap items-center gap-3 border-dashed px-4 py-2 text-sm">
      <time
        dateTime={new Date(step.at).toISOString()}
        title={formatDateTime(step.at, zone, true)}
        className="w-10 shrink-0 text-ink-3 text-xs tabular-nums"
      >
        {timeOfDay(step.at, zone)}
      </time>
      <Waypoints aria-hidden className="size-4 text-ink-3" />
      <span className="font-medium">{step.from ? `${STAGE_LABEL[step.from]} to` : 'Became'}</span>
      <Chip tone={STAGE_TONE[step.to]}>{STAGE_LABEL[step.to]}</Chip>
      <span className="text-ink-2">{why(step)}</span>
    </Card>
  );
}
