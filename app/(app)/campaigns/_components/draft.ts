import { TZDate } from '@date-fns/tz';
import { parseDuration } from '@/lib/core/duration';
import type { Campaign } from '@/lib/services/campaigns/campaign-row';
import type { CreateCampaignInput, Recurrence, UpdateCampaignInput } from '@/lib/services/campaigns/fields';
import type { CampaignKind } from '@/lib/services/campaigns/lists';

/** What the form of a campaign holds: texts as they are typed. */
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
  ordinal: '1' | '2' | '3' | '4' | '-1';
  time: string;
  zone: string;
  startOnApproval: boolean;
  delayAmount: number;
  delayUnit: 'm' | 'h' | 'd';
  exitWhenLeft: boolean;
  reEntry: 'never' | 'after' | 'always';
  reEntryDays: number;
  emails: number;
  sendMode: 'atOnce' | 'zone' | 'habit';
  holdout: number;
  pilot: boolean;
  pilotShare: number;
  pilotHours: number;
  windowDays: number;
  model: 'lastClick' | 'lastOpen' | 'linear';
  costPerEmail: string;
  costFixed: string;
}

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
  time: '09:00',
  zone,
  startOnApproval: true,
  delayAmount: 0,
  delayUnit: 'h',
  exitWhenLeft: true,
  reEntry: 'after',
  reEntryDays: 30,
  emails: 3,
  sendMode: 'atOnce',
  holdout: 10,
  pilot: false,
  pilotShare: 10,
  pilotHours: 4,
  windowDays: 14,
  model: 'lastClick',
  costPerEmail: '0.001',
  costFixed: '0',
});

/** The form of a campaign that is there. */
export function draftOf(campaign: Campaign): CampaignDraft {
  const { schedule, trigger, pilot } = campaign;
  const base = emptyDraft(schedule.zone);
  const delay = trigger?.delay ? parseDuration(trigger.delay) : undefined;
  const { recurrence } = schedule;
  return {
    ...base,
    name: campaign.name,
    kind: campaign.kind,
    segment: campaign.segment?.id ?? null,
    strategy: campaign.strategy?.id ?? null,
    topic: campaign.topic,
    when: schedule.at ? 'at' : 'now',
    at: schedule.at ? localText(schedule.at, schedule.zone) : '',
    ...(recurrence
      ? {
          every: recurrence.every,
          interval: recurrence.interval,
          weekday: recurrence.weekday ?? base.weekday,
          ordinal: ordinalOf(recurrence.ordinal),
          time: recurrence.time,
        }
      : {}),
    startOnApproval: schedule.startOnApproval,
    delayAmount: delay ? (delay.unit === 'w' ? delay.amount * 7 : delay.amount) : 0,
    delayUnit: delay ? (delay.unit === 'w' ? 'd' : delay.unit) : 'h',
    exitWhenLeft: trigger?.exitWhenLeft ?? true,
    reEntry: trigger?.reEntry.mode ?? 'after',
    reEntryDays: trigger?.reEntry.after ? Number.parseInt(trigger.reEntry.after, 10) : 30,
    emails: campaign.steps.length,
    sendMode: campaign.sendTime.mode,
    holdout: Math.round(campaign.holdout * 1000) / 10,
    pilot: pilot !== null,
    pilotShare: pilot ? Math.round(pilot.share * 100) : base.pilotShare,
    pilotHours: pilot?.waitHours ?? base.pilotHours,
    windowDays: campaign.attribution.windowDays,
    model: campaign.attribution.model,
    costPerEmail: campaign.cost.perEmail,
    costFixed: campaign.cost.fixed,
  };
}

const ordinalOf = (ordinal: Recurrence['ordinal']): CampaignDraft['ordinal'] => {
  const text = String(ordinal ?? -1);
  return text === '1' || text === '2' || text === '3' || text === '4' ? text : '-1';
};
const ORDINAL = { '1': 1, '2': 2, '3': 3, '4': 4, '-1': -1 } as const;

/** "2026-11-24T07:30" of an instant in a zone. */
function localText(at: string, zone: string): string {
  const date = new TZDate(Date.parse(at), zone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The instant of such a text; null where it is none. */
export function instantOf(text: string, zone: string): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(text);
  if (!match) return null;
  const [year = 0, month = 1, day = 1, hours = 0, minutes = 0] = match.slice(1).map(Number);
  return new Date(new TZDate(year, month - 1, day, hours, minutes, 0, zone).getTime()).toISOString();
}

/** The settings that a form means, as the contract has them. */
export function settingsOf(draft: CampaignDraft): Omit<Required<UpdateCampaignInput>, 'steps' | 'priority'> {
  const byEntry = draft.kind === 'triggered' || draft.kind === 'sequence';
  return {
    name: draft.name,
    segment: draft.segment,
    strategy: draft.strategy,
    topic: draft.topic,
    schedule: {
      at: draft.kind === 'oneOff' && draft.when === 'at' ? instantOf(draft.at, draft.zone) : null,
      recurrence:
        draft.kind === 'recurring'
          ? {
              every: draft.every,
              interval: draft.interval,
              weekday: draft.every === 'day' ? null : draft.weekday,
              ordinal: draft.every === 'month' ? ORDINAL[draft.ordinal] : null,
              day: null,
              time: draft.time,
            }
          : null,
      until: null,
      zone: draft.zone,
      startOnApproval: draft.startOnApproval,
    },
    trigger: byEntry
      ? {
          delay: draft.delayAmount > 0 ? `${draft.delayAmount}${draft.delayUnit}` : null,
          exitWhenLeft: draft.exitWhenLeft,
          exitRule: null,
          reEntry: {
            mode: draft.reEntry,
            after: draft.reEntry === 'after' ? `${Math.max(1, draft.reEntryDays)}d` : null,
          },
        }
      : null,
    sendTime: { mode: draft.sendMode, quietHours: null },
    holdout: draft.holdout / 100,
    pilot:
      draft.pilot && !byEntry
        ? {
            share: draft.pilotShare / 100,
            waitHours: draft.pilotHours,
            automatic: true,
            limits: { maxBounce: 0.05, maxComplaint: 0.001, maxUnsubscribe: 0.02, minOpen: null },
          }
        : null,
    attribution: { windowDays: draft.windowDays, model: draft.model },
    cost: { perEmail: draft.costPerEmail || '0', fixed: draft.costFixed || '0' },
  };
}

/** The same for a new campaign; the emails of a sequence come three days apart. */
export const newCampaignOf = (draft: CampaignDraft): CreateCampaignInput => ({
  ...settingsOf(draft),
  kind: draft.kind,
  priority: 100,
  ...(draft.kind === 'sequence'
    ? {
        steps: Array.from({ length: draft.emails }, (_, index) => ({
          name: `Email ${index + 1}`,
          delay: index === 0 ? null : '3d',
          exitRule: null,
        })),
      }
    : {}),
});
