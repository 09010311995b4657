'use client';

import { ArrowRight, X } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { formatCount, formatNoun, formatPercent } from '@/components/ui/format';
import { RadioGroup } from '@/components/ui/radio-group';
import { Time } from '@/components/ui/time';
import type { MapPanel } from '@/lib/services/monitoring/campaigns/read-map-panel';
import { ActivityList } from '../../_components/activity-list';
import { CampaignStatus } from '../../_components/campaign-status';
import { WaterfallView } from '../../_components/waterfall-view';
import { KIND_WORDS } from '../../_components/words';
import { settleConflicts } from '../../actions';
import { CellInterval } from './cell-interval';
import { PanelSection } from './panel-section';

interface CampaignPanelProps {
  panel: MapPanel;
  canEdit: boolean;
  /** The address without it. */
  close: string;
}

/** The campaign that is chosen on the map: who will get it, what it did, who else writes to them. */
export function CampaignPanel({ panel, canEdit, close }: CampaignPanelProps) {
  const { campaign, audience, last, others, activity, review, rules } = panel;
  return (
    <aside
      aria-label={`About ${campaign.name}`}
      className="rounded-lg border border-line bg-card text-sm xl:sticky xl:top-17 xl:max-h-[calc(100vh-5rem)] xl:overflow-auto"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <div className="border-line border-b px-4 py-3.5">
        <div className="flex items-start justify-between gap-2">
          <h2 className="text-md [overflow-wrap:anywhere]">{campaign.name}</h2>
          <Link
            href={close}
            scroll={false}
            aria-label="Close"
            className="grid size-6 shrink-0 place-items-center rounded-sm text-ink-3 hover:bg-sunken"
          >
            <X className="size-4" aria-hidden />
          </Link>
        </div>
        <p className="mt-0.5 mb-2 flex flex-wrap items-center gap-x-1.75 text-ink-2">
          <b className="font-medium text-ink">{campaign.segment?.name}</b>
          <ArrowRight className="size-3" aria-hidden />
          <b className="font-medium text-ink">{campaign.strategy?.name ?? 'no strategy'}</b>
          {KIND_WORDS[campaign.kind].label.toLowerCase()}
        </p>
        <span className="flex flex-wrap items-center gap-2">
          <CampaignStatus status={campaign.status} />
          {campaign.nextRunAt && (
            <span className="text-ink-2 text-xs">
              next <Time value={campaign.nextRunAt} as="dateTime" />
            </span>
          )}
        </span>
        {campaign.statusReason && <p className="mt-2 text-bad text-xs">{campaign.statusReason}</p>}
      </div>
      <PanelSection
        title={audience.frozen ? 'Who was it for?' : 'Who will get it?'}
        note={<Time value={audience.waterfall.at} as="dateTime" />}
      >
        <WaterfallView
          waterfall={audience.waterfall}
          frozen={audience.frozen}
          segment={campaign.segment?.name ?? ''}
          holdout={campaign.holdout}
          cap={rules.cap}
        />
      </PanelSection>
      {last && (
        <PanelSection title="What did it do?" note={<>to {formatCount(last.sent)}</>}>
          <LastResult last={last} />
        </PanelSection>
      )}
      <PanelSection title="Who else writes to them?">
        <Others panel={panel} others={others} canEdit={canEdit} />
      </PanelSection>
      <PanelSection
        title="What happened?"
        note={
          <Link href={`/campaigns/${campaign.id}?tab=activity`} className="font-medium text-accent hover:underline">
            All of it
          </Link>
        }
      >
        <ActivityList activity={activity} />
      </PanelSection>
      <div className="sticky bottom-0 flex gap-2 bg-card px-4 py-3">
        {review && (
          <Button asChild variant="primary">
            <Link href={`/campaigns/reviews/${review}`}>Open in review</Link>
          </Button>
        )}
        <Button asChild>
          <Link href={`/campaigns/${campaign.id}`}>{canEdit ? 'Edit campaign' : 'Open campaign'}</Link>
        </Button>
      </div>
    </aside>
  );
}

function LastResult({ last }: { last: NonNullable<MapPanel['last']> }) {
  const { ordered, holdout, windowDays } = last;
  const points = (share: number) => `${share >= 0 ? '+' : '−'}${Math.abs(share * 100).toFixed(1)}`;
  return (
    <div className="grid grid-cols-[6rem_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-1 text-xs">
      <span className="text-ink-2">Ordered, {windowDays} d</span>
      <CellInterval
        value={ordered.share ?? 0}
        low={ordered.low}
        high={ordered.high}
        to={Math.max(0.05, ordered.high, holdout?.heldOut.high ?? 0)}
        held={holdout?.heldOut.share}
        label={`${formatPercent(ordered.share)} ordered`}
        width={80}
      />
      <b className="text-right font-semibold text-sm">{formatPercent(ordered.share)}</b>
      {holdout && (
        <p className="col-span-3 pt-1 text-ink-2">
          Over held out {points(holdout.difference)} points, {points(holdout.low)} to {points(holdout.high)}:{' '}
          {holdout.tooSmall
            ? `too few held out (${formatCount(holdout.heldOut.whole)}) to tell.`
            : holdout.low > 0
              ? 'clearly more than without it.'
              : holdout.high < 0
                ? 'clearly less than without it.'
                : 'not clearly different.'}
        </p>
      )}
    </div>
  );
}

const SETTLEMENTS = ['first', 'last', 'both'] as const;
type Settlement = (typeof SETTLEMENTS)[number];
const isSettlement = (text: string): text is Settlement => (SETTLEMENTS as readonly string[]).includes(text);

function Others({ panel, others, canEdit }: { panel: MapPanel; others: MapPanel['others']; canEdit: boolean }) {
  const router = useRouter();
  const now =
    others.length > 0 && others.every(({ settled }) => settled === others[0]?.settled) ? others[0]?.settled : null;
  const [chosen, setChosen] = useState<string | undefined>(now ?? undefined);
  if (others.length === 0) return <p className="text-ink-2 text-xs">No other campaign within 7 days.</p>;
  const settle = async (settlement: string) => {
    if (!isSettlement(settlement)) return;
    setChosen(settlement);
    const answer = await settleConflicts({
      pairs: [{ campaign: panel.campaign.id, others: others.map(({ id }) => id), settlement }],
    });
    if (!answer.ok) return void toast.error(answer.error.message);
    toast.success('Settled');
    router.refresh();
  };
  return (
    <>
      <ul className="grid gap-0.75 text-xs">
        {others.map(({ id, name, customers, days, settled }) => (
          <li key={id} className="grid grid-cols-[2.5rem_minmax(0,1fr)_auto] items-baseline gap-2">
            <b className="text-right font-semibold text-sm tabular-nums">{formatCount(customers)}</b>
            <span className="truncate text-ink-2">{name}</span>
            <Chip tone={settled === null ? 'warn' : 'neutral'}>
              {days === 0 ? 'same day' : formatNoun(days, 'day')}
            </Chip>
          </li>
        ))}
      </ul>
      {canEdit && (
        <RadioGroup
          aria-label="Who writes first?"
          className="mt-2 text-xs"
          value={chosen ?? ''}
          onValueChange={settle}
          options={[
            { value: 'first', label: `${panel.campaign.name} first, the others wait 7 days` },
            { value: 'last', label: 'The others first, these customers leave this send' },
            { value: 'both', label: 'Send both, the cap decides' },
          ]}
        />
      )}
    </>
  );
}
