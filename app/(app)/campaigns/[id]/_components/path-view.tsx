'use client';

import { Clock, Flag, LogIn, LogOut, Mail } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { RuleText } from '@/components/rule-builder/rule-text';
import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { formatCount, formatNoun } from '@/components/ui/format';
import { describeDuration, durationMs } from '@/lib/core/duration';
import type { Campaign, CampaignStep } from '@/lib/services/campaigns/campaign-row';
import type { JourneyCounts } from '@/lib/services/campaigns/read-journeys';
import { delayWords } from '../../_components/words';
import { VERSION_WORDS } from './version-words';

interface PathViewProps {
  campaign: Campaign;
  journeys: JourneyCounts;
  canEdit: boolean;
}

/** The way of a customer who enters the segment: what is waited for, what is sent, who leaves before the end. */
export function PathView({ campaign, journeys, canEdit }: PathViewProps) {
  const { trigger, steps } = campaign;
  const entryMs = trigger?.delay ? durationMs(trigger.delay) : 0;
  const wait = (step: CampaignStep) => Number(step.delayMs) + (step.position === 0 ? entryMs : 0);
  return (
    <Card aria-labelledby="path">
      <CardHead
        title="Which way does a customer go?"
        id="path"
        note={journeys.entered > 0 ? `${formatNoun(journeys.entered, 'entry', 'entries')} so far` : undefined}
        actions={
          canEdit && (
            <Link href={`/campaigns/${campaign.id}?tab=settings`} className="text-accent text-sm hover:underline">
              Edit
            </Link>
          )
        }
      />
      <CardBody>
        <ol className="grid grid-cols-[minmax(0,1fr)]">
          <Stop icon={<LogIn aria-hidden />}>
            Enters <b className="font-[550]">{campaign.segment?.name ?? 'the segment (none is chosen yet)'}</b>
          </Stop>
          {steps.map((step) => {
            const { label, tone } = VERSION_WORDS[step.versionStatus ?? ''] ?? {
              label: 'Not written',
              tone: 'neutral' as const,
            };
            const waiting = journeys.waiting[step.position] ?? 0;
            const sent = journeys.sent[step.position] ?? 0;
            return (
              <Stop key={step.position} icon={<Mail aria-hidden />} strong>
                <span className="flex flex-wrap items-baseline gap-x-2.5 gap-y-0.5">
                  <span className="text-ink-2">
                    <Clock className="mr-1 mb-0.5 inline size-3.5 text-ink-3" aria-hidden />
                    {wait(step) === 0
                      ? 'At once'
                      : `${delayWords(wait(step))} after ${step.position === 0 ? 'the entry' : 'the email before'}`}
                  </span>
                  {waiting > 0 && <span className="text-ink-3 text-xs">{formatCount(waiting)} wait</span>}
                </span>
                <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
                  {canEdit ? (
                    <Link
                      href={`/campaigns/${campaign.id}/edit?step=${step.position}`}
                      className="min-w-0 font-[550] hover:underline [overflow-wrap:anywhere]"
                    >
                      {step.name}
                    </Link>
                  ) : (
                    <b className="min-w-0 font-[550] [overflow-wrap:anywhere]">{step.name}</b>
                  )}
                  <Chip tone={tone}>{label}</Chip>
                  {sent > 0 && <span className="text-ink-3 text-xs tabular-nums">{formatCount(sent)} sent</span>}
                </span>
                {step.exitRule && (
                  <span className="flex gap-1.5 text-ink-2 text-xs">
                    <LogOut className="mt-0.5 size-3.5 shrink-0 text-ink-3" aria-hidden />
                    <span className="min-w-0">
                      Leaves here: <RuleText rule={step.exitRule} inline />
                    </span>
                  </span>
                )}
              </Stop>
            );
          })}
          <Stop icon={<Flag aria-hidden />} last>
            <span>
              The end
              {journeys.completed > 0 && (
                <span className="text-ink-3">, {formatCount(journeys.completed)} came here</span>
              )}
            </span>
          </Stop>
        </ol>
      </CardBody>
      <CardFoot className="block! space-y-1">
        <p>
          <b className="font-[550] text-ink">Leaves early</b>{' '}
          {trigger?.exitWhenLeft === false ? 'nobody for leaving the segment' : 'whoever leaves the segment'}
          {trigger?.exitRule ? '; and' : '.'} {trigger?.exitRule && <RuleText rule={trigger.exitRule} inline />}
          {journeys.exited > 0 && ` ${formatNoun(journeys.exited, 'customer')} did.`}
        </p>
        <p>
          <b className="font-[550] text-ink">Again</b> {againWords(campaign)}
        </p>
      </CardFoot>
    </Card>
  );
}

function againWords({ trigger }: Campaign): string {
  const { mode = 'after', after = '30d' } = trigger?.reEntry ?? {};
  if (mode === 'never') return 'never: once in a lifetime.';
  if (mode === 'always') return 'at every entry.';
  return `at an entry that is at least ${describeDuration(after ?? '30d')} after the last.`;
}

interface StopProps {
  icon: ReactNode;
  strong?: boolean;
  last?: boolean;
  children: ReactNode;
}

/** A place on the way, joined to the next by a line. */
function Stop({ icon, strong, last, children }: StopProps) {
  return (
    <li className="relative grid grid-cols-[1.75rem_minmax(0,1fr)] gap-2.5 pb-4 text-sm last:pb-0">
      {!last && <span className="absolute top-6 bottom-0 left-3.5 border-line-strong border-l" aria-hidden />}
      <span
        className={`relative grid size-7 place-items-center rounded-full border bg-card [&>svg]:size-3.5 ${strong ? 'border-accent text-accent' : 'border-line-strong text-ink-3'}`}
      >
        {icon}
      </span>
      <div className="grid min-w-0 content-center gap-1">
        <div className="grid min-w-0 gap-1">{children}</div>
      </div>
    </li>
  );
}
