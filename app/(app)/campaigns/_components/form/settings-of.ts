import { durationMs } from '@/lib/core/duration';
import type { Campaign } from '@/lib/services/campaigns/campaign-row';
import type { CreateCampaignInput, StepInput, UpdateCampaignInput } from '@/lib/services/campaigns/fields';
import { delayMs, durationOf } from './delay';
import type { CampaignDraft } from './draft';
import { instantOf } from './local-time';

const ORDINAL = { '1': 1, '2': 2, '3': 3, '4': 4, '-1': -1 } as const;
const share = (hundredths: number): number => Math.round(hundredths * 1e3) / 1e5;

type Settings = Omit<Required<UpdateCampaignInput>, 'steps' | 'priority'>;

/** The settings that a form means, as the contract has them. */
export function settingsOf(draft: CampaignDraft): Settings {
  const { kind, zone } = draft;
  return {
    name: draft.name,
    segment: draft.segment,
    strategy: draft.strategy,
    topic: draft.topic,
    schedule: {
      at: kind === 'oneOff' && draft.when === 'at' ? instantOf(draft.at, zone) : null,
      recurrence: kind === 'recurring' ? recurrenceOf(draft) : null,
      until: kind === 'recurring' ? instantOf(draft.until, zone) : null,
      zone,
      startOnApproval: draft.startOnApproval,
    },
    trigger: triggerOf(draft),
    sendTime: {
      mode: draft.sendMode,
      quietHours: draft.ownQuiet ? { from: draft.quietFrom, to: draft.quietTo } : null,
    },
    holdout: share(draft.holdout),
    pilot: pilotOf(draft),
    attribution: { windowDays: draft.windowDays, model: draft.model },
    cost: { perEmail: draft.costPerEmail || '0', fixed: draft.costFixed || '0' },
  };
}

function recurrenceOf({ every, interval, weekday, ordinal, monthDay, time }: CampaignDraft) {
  const byDay = every === 'month' && ordinal === 'day';
  return {
    every,
    interval,
    weekday: every === 'day' || byDay ? null : weekday,
    ordinal: every === 'month' && ordinal !== 'day' ? ORDINAL[ordinal] : null,
    day: byDay ? monthDay : null,
    time,
  };
}

function triggerOf(draft: CampaignDraft): Settings['trigger'] {
  if (draft.kind !== 'triggered' && draft.kind !== 'sequence') return null;
  return {
    delay: draft.kind === 'triggered' ? durationOf(delayMs(draft.delay)) : null,
    exitWhenLeft: draft.exitWhenLeft,
    exitRule: draft.exitRule,
    reEntry: {
      mode: draft.reEntry,
      after: draft.reEntry === 'after' ? `${Math.max(1, Math.round(draft.reEntryDays) || 1)}d` : null,
    },
  };
}

function pilotOf({ kind, pilot, limits, ...draft }: CampaignDraft): Settings['pilot'] {
  if (!pilot || (kind !== 'oneOff' && kind !== 'recurring')) return null;
  return {
    share: share(draft.pilotShare),
    waitHours: draft.pilotHours,
    minSample: Math.round(draft.pilotLeast),
    automatic: draft.pilotGoesOn,
    limits: {
      maxBounce: share(limits.maxBounce),
      maxComplaint: share(limits.maxComplaint),
      maxUnsubscribe: share(limits.maxUnsubscribe),
      minOpen: limits.minOpen === null ? null : share(limits.minOpen),
    },
  };
}

/** The emails of a sequence; `entryMs` of the first one's delay is the entry's own. */
export const stepsOf = ({ steps }: Pick<CampaignDraft, 'steps'>, entryMs = 0): StepInput[] =>
  steps.map(({ was, name, delay, exitRule }, index) => ({
    was,
    name,
    delay: durationOf(delayMs(delay) - (index === 0 ? entryMs : 0)),
    exitRule,
  }));

/** What reviewers decided on besides words and segment, to compare: which emails, in what order and how far apart. */
export const pathOf = (draft: Pick<CampaignDraft, 'steps'>): string =>
  JSON.stringify(stepsOf(draft).map(({ name: _name, ...step }) => step));

export const newCampaignOf = (draft: CampaignDraft): CreateCampaignInput => ({
  ...settingsOf(draft),
  kind: draft.kind,
  priority: 100,
  ...(draft.kind === 'sequence' ? { steps: stepsOf(draft) } : {}),
});

/** The changes of a campaign that is there: of what is as it was, the stored form is kept to the letter. */
export function changesOf(draft: CampaignDraft, campaign: Campaign): UpdateCampaignInput {
  const settings = settingsOf(draft);
  if (draft.kind !== 'sequence') return settings;
  const stored = campaign.trigger?.delay ?? null;
  const entryMs = stored ? durationMs(stored) : 0;
  const first = draft.steps[0];
  // The delay of the entry and that of the first email are one in the form: the entry's stays while it fits.
  const kept = first && delayMs(first.delay) >= entryMs ? entryMs : 0;
  return {
    ...settings,
    trigger: settings.trigger && { ...settings.trigger, delay: kept > 0 ? stored : null },
    steps: stepsOf(draft, kept),
  };
}
