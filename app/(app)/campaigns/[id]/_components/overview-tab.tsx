import type { ReactNode } from 'react';
import { Card, CardBody, CardHead, Facts } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { formatCount, formatNoun } from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import type { ShownAudience } from '@/lib/services/campaigns/audience/shown-audience';
import type { Campaign } from '@/lib/services/campaigns/campaign-row';
import type { CampaignRun } from '@/lib/services/campaigns/list-runs';
import { WaterfallView } from '../../_components/waterfall-view';
import { WhyNotPerson } from './why-not-person';

interface OverviewTabProps {
  campaign: Campaign;
  audience: ShownAudience;
  cap: { count: number; days: number } | null;
  runs: CampaignRun[];
  /** The way of a customer through a campaign by entry. */
  path: ReactNode;
}

const RUN_WORDS: Readonly<Record<string, { label: string; tone: 'good' | 'accent' | 'bad' | 'neutral' }>> = {
  frozen: { label: 'Ready', tone: 'accent' },
  sending: { label: 'Sending', tone: 'good' },
  pilot: { label: 'Pilot', tone: 'accent' },
  paused: { label: 'Paused', tone: 'bad' },
  done: { label: 'Sent', tone: 'neutral' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
};

/** Who would get it or was to, why somebody does not, and the times that it went out. */
export function OverviewTab({ campaign, audience: { waterfall, frozen }, cap, runs, path }: OverviewTabProps) {
  const sent = runs.reduce((sum, run) => sum + run.messages.sent, 0);
  const waiting = runs.reduce((sum, run) => sum + run.messages.waiting, 0);
  return (
    <div className="grid min-w-0 gap-4">
      <Facts
        items={[
          { label: frozen ? 'In the segment then' : 'In the segment', value: formatCount(waterfall.members) },
          { label: frozen ? 'In its audience' : 'Would receive it', value: formatCount(waterfall.receives) },
          {
            label: 'Sent',
            value: formatCount(sent),
            note: waiting > 0 ? `${formatCount(waiting)} waiting` : undefined,
          },
          {
            label: 'Next',
            value: campaign.nextRunAt ? <Time value={campaign.nextRunAt} as="dateTime" /> : '–',
            note: campaign.status === 'live' && !campaign.nextRunAt ? 'as customers enter' : undefined,
          },
        ]}
      />
      <div className="grid min-w-0 gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] lg:items-start">
        <Card>
          <CardHead
            title={
              frozen ? 'Who was it for?' : campaign.trigger ? 'Who of its members would get it?' : 'Who will get it?'
            }
            note={<Time value={waterfall.at} as="dateTime" />}
          />
          <CardBody>
            <WaterfallView
              waterfall={waterfall}
              frozen={frozen}
              segment={campaign.segment?.name ?? ''}
              holdout={campaign.holdout}
              cap={cap}
            />
          </CardBody>
        </Card>
        <div className="grid min-w-0 gap-4">
          {path}
          <WhyNotPerson campaign={campaign.id} />
          <Card>
            <CardHead title="When did it go out?" />
            <CardBody>
              {runs.length === 0 ? (
                <p className="text-ink-2 text-sm">
                  Not yet. Its audience is frozen in the moment in which it goes out.
                </p>
              ) : (
                <ul className="grid gap-2 text-sm">
                  {runs.map((run) => {
                    const { label, tone } = RUN_WORDS[run.status] ?? { label: run.status, tone: 'neutral' as const };
                    return (
                      <li key={run.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
                        <Time value={run.frozenAt} as="dateTime" className="text-ink-2" />
                        {campaign.steps.length > 1 && <span>{campaign.steps[run.step]?.name}</span>}
                        <span>version {run.version}</span>
                        <span className="ml-auto tabular-nums">
                          {formatNoun(run.messages.sent, 'email')} sent
                          {run.messages.uncertain > 0 && ` (${formatCount(run.messages.uncertain)} uncertain)`}
                          {run.messages.waiting > 0 && `, ${formatCount(run.messages.waiting)} waiting`}
                          {run.messages.held > 0 && ` (${formatCount(run.messages.held)} refused for a while)`}
                          {run.messages.notSent > 0 && `, ${formatCount(run.messages.notSent)} not sent`}
                        </span>
                        <Chip tone={tone}>{label}</Chip>
                      </li>
                    );
                  })}
                </ul>
              )}
            </CardBody>
          </Card>
        </div>
      </div>
    </div>
  );
}
