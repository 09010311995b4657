import { durationMs } from '@/lib/core/duration';
import type { Rule } from '@/lib/rules';
import type { Campaign } from '@/lib/services/campaigns/campaign-row';
import type { Pilot, Recurrence } from '@/lib/services/campaigns/fields';
import type { CampaignKind } from '@/lib/services/campaigns/lists';
import { AT_ONCE, type Delay, delayOf } from './delay';
import { localText } from './local-time';

/** One email of a sequence; of the first the delay counts from the entry. */
export interface StepDraft {
  key: string;
  /** Position at which it is stored; null: new. */
  was: number | null;
  name: string;
  delay: Delay;
  exitRule: Rule | null;
}

/** In hundredths; null: not looked at. */
export interface PilotLimits {
  maxBounce: number;
  maxComplaint: number;
  maxUnsubscribe: number;
  minOpen: number | null;
}

/** What the form of a campaign holds: texts as they are typed, shares in hundredths. */
export interface CampaignDraft {
  name: string;
  kind: CampaignKind;
  segment: string | null;
  strategy: string | null;
  topic: string | null;
  when: 'now' | 'at';
  /** As an input of date and time has it, in `zone`. */
  at: string;
  every: 'day' | 'week' | 'month';
  interval: number;
  weekday: number;
  /** Which such weekday of a month, or a day by its number. */
  ordinal: '1' | '2' | '3' | '4' | '-1' | 'day';
  monthDay: number;
  time: string;
  /** As `at`; empty: for ever. */
  until: string;
  zone: string;
  startOnApproval: boolean;
  /** Of a campaign with one email on entry. */
  delay: Delay;
  exitWhenLeft: boolean;
  exitRule: Rule | null;
  reEntry: 'never' | 'after' | 'always';
  reEntryDays: number;
  steps: StepDraft[];
  sendMode: 'atOnce' | 'zone' | 'habit';
  /** Quiet hours of its own in the place of the shop's. */
  ownQuiet: boolean;
  quietFrom: string;
  quietTo: string;
  holdout: number;
  pilot: boolean;
  pilotShare: number;
  pilotHours: number;
  pilotLeast: number;
  pilotGoesOn: boolean;
  limits: PilotLimits;
  windowDays: number;
  model: 'lastClick' | 'lastOpen' | 'linear';
  costPerEmail: string;
  costFixed: string;
}

const newStep = (index: number, delay: Delay): StepDraft => ({
  key: `new-${index}`,
  was: null,
  name: `Email ${index + 1}`,
  delay,
  exitRule: null,
});

const hundredths = (share: number): number => Math.round(share * 1e5) / 1e3;

export const emptyDraft = (zone: string): CampaignDraft => ({
  name: '',
  kind: 'oneOff',
  segment: null,
  strategy: null,
  topic: null,
  when: 'now',
  at: '',
  every: 'week',
  interval: 1,
  weekday: 2,
  ordinal: '-1',
  monthDay: 1,
  time: '09:00',
  until: '',
  zone,
  startOnApproval: true,
  delay: AT_ONCE,
  exitWhenLeft: true,
  exitRule: null,
  reEntry: 'after',
  reEntryDays: 30,
  steps: [AT_ONCE, { amount: 3, unit: 'd' } as const, { amount: 4, unit: 'd' } as const].map((delay, index) =>
    newStep(index, delay),
  ),
  sendMode: 'atOnce',
  ownQuiet: false,
  quietFrom: '21:00',
  quietTo: '07:00',
  holdout: 10,
  pilot: false,
  pilotShare: 10,
  pilotHours: 4,
  pilotLeast: 100,
  pilotGoesOn: true,
  limits: { maxBounce: 5, maxComplaint: 0.1, maxUnsubscribe: 2, minOpen: null },
  windowDays: 14,
  model: 'lastClick',
  costPerEmail: '0.001',
  costFixed: '0',
});

/** The draft with one email more, three days after the one before. */
export function withStep(steps: readonly StepDraft[]): StepDraft[] {
  const taken = new Set(steps.map(({ key }) => key));
  let index = steps.length;
  while (taken.has(`new-${index}`)) index += 1;
  return [...steps, { ...newStep(index, { amount: 3, unit: 'd' }), name: `Email ${steps.length + 1}` }];
}

/** The form of a campaign that is there. */
export function draftOf(campaign: Campaign): CampaignDraft {
  const { schedule, trigger, pilot, sendTime } = campaign;
  const base = emptyDraft(schedule.zone);
  const { recurrence } = schedule;
  const entryMs = trigger?.delay ? durationMs(trigger.delay) : 0;
  return {
    ...base,
    name: campaign.name,
    kind: campaign.kind,
    segment: campaign.segment?.id ?? null,
    strategy: campaign.strategy?.id ?? null,
    topic: campaign.topic,
    when: schedule.at ? 'at' : 'now',
    at: schedule.at ? localText(schedule.at, schedule.zone) : '',
    until: schedule.until ? localText(schedule.until, schedule.zone) : '',
    ...(recurrence
      ? {
          every: recurrence.every,
          interval: recurrence.interval,
          weekday: recurrence.weekday ?? base.weekday,
          ordinal: ordinalOf(recurrence),
          monthDay: recurrence.day ?? base.monthDay,
          time: recurrence.time,
        }
      : {}),
    startOnApproval: schedule.startOnApproval,
    delay: delayOf(entryMs),
    exitWhenLeft: trigger?.exitWhenLeft ?? true,
    exitRule: trigger?.exitRule ?? null,
    reEntry: trigger?.reEntry.mode ?? 'after',
    reEntryDays: trigger?.reEntry.after ? Math.round(durationMs(trigger.reEntry.after) / 86_400_000) : 30,
    steps: campaign.steps.map(({ position, name, delayMs, exitRule }) => ({
      key: `step-${position}`,
      was: position,
      name,
      delay: delayOf(Number(delayMs) + (position === 0 ? entryMs : 0)),
      exitRule,
    })),
    sendMode: sendTime.mode,
    ownQuiet: sendTime.quietHours !== null,
    quietFrom: sendTime.quietHours?.from ?? base.quietFrom,
    quietTo: sendTime.quietHours?.to ?? base.quietTo,
    holdout: hundredths(campaign.holdout),
    ...(pilot ? pilotDraft(pilot) : {}),
    windowDays: campaign.attribution.windowDays,
    model: campaign.attribution.model,
    costPerEmail: campaign.cost.perEmail,
    costFixed: campaign.cost.fixed,
  };
}

const pilotDraft = ({ share, waitHours, minSample, automatic, limits }: Pilot) => ({
  pilot: true,
  pilotShare: hundredths(share),
  pilotHours: waitHours,
  // Campaigns that are older than the field have none.
  pilotLeast: minSample ?? 0,
  pilotGoesOn: automatic,
  limits: {
    maxBounce: hundredths(limits.maxBounce),
    maxComplaint: hundredths(limits.maxComplaint),
    maxUnsubscribe: hundredths(limits.maxUnsubscribe),
    minOpen: limits.minOpen === null ? null : hundredths(limits.minOpen),
  },
});

const ordinalOf = ({ day, ordinal }: Recurrence): CampaignDraft['ordinal'] => {
  if (day !== null) return 'day';
  const text = String(ordinal ?? -1);
  return text === '1' || text === '2' || text === '3' || text === '4' ? text : '-1';
};
