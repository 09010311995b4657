import { describe, expect, it } from 'vitest';
import type { Rule } from '@/lib/rules';
import type { Campaign } from '@/lib/services/campaigns/campaign-row';
import { createCampaignSchema, updateCampaignSchema } from '@/lib/services/campaigns/fields';
import { delayMs, delayOf, durationOf } from './delay';
import { draftOf, emptyDraft, withStep } from './draft';
import { pilotWords } from './pilot-words';
import { changesOf, newCampaignOf, pathOf } from './settings-of';

const rule: Rule = { type: 'all', children: [{ type: 'metric', metric: 'frequency', op: 'gte', value: 2 }] };
const HOUR = 3_600_000;

/** A campaign as it is stored, from what the contract takes. */
function stored(input: Record<string, unknown>): Campaign {
  const {
    steps,
    segment: _segment,
    strategy: _strategy,
    ...rest
  } = createCampaignSchema.parse({ name: 'A', ...input });
  return {
    ...rest,
    id: 'cmp_1',
    status: 'draft',
    statusReason: null,
    segment: null,
    strategy: null,
    owner: null,
    steps: (steps ?? [{ name: 'A', delay: null, exitRule: null }]).map(({ name, delay, exitRule }, position) => ({
      position,
      name,
      delayMs: delay === '36h' ? 36 * HOUR : delay === '3d' ? 72 * HOUR : 0,
      exitRule,
      version: 0,
      versionStatus: null,
      approved: null,
    })),
    createdAt: '2026-06-01T00:00:00.000Z',
    updatedAt: '2026-06-01T00:00:00.000Z',
    nextRunAt: null,
    startedAt: null,
    endedAt: null,
  };
}

describe('the form of a campaign', () => {
  it.each([
    { kind: 'oneOff', schedule: { at: '2026-11-24T07:30:00.000Z', zone: 'Europe/Berlin' } },
    {
      kind: 'oneOff',
      holdout: 0.125,
      pilot: {
        share: 0.075,
        waitHours: 2.5,
        minSample: 400,
        automatic: false,
        limits: { maxBounce: 0.03, maxComplaint: 0.0005, maxUnsubscribe: 0.01, minOpen: 0.12 },
      },
      sendTime: { mode: 'habit', quietHours: { from: '22:15', to: '08:00' } },
    },
    { kind: 'recurring', schedule: { recurrence: { every: 'month', weekday: 2, ordinal: 3, time: '09:00' } } },
    {
      kind: 'recurring',
      schedule: {
        recurrence: { every: 'month', day: 31, interval: 2, time: '09:00' },
        until: '2027-01-01T12:00:00.000Z',
      },
    },
    { kind: 'triggered', trigger: { delay: '90m', exitRule: rule, reEntry: { mode: 'never' } } },
    {
      kind: 'sequence',
      trigger: { delay: '2h', exitWhenLeft: false, reEntry: { mode: 'after', after: '14d' } },
      steps: [
        { name: 'One', delay: '36h' },
        { name: 'Two', delay: '3d', exitRule: rule },
      ],
    },
  ])('saves what it was opened with unchanged: $kind', (input) => {
    const campaign = stored(input);
    const changes = updateCampaignSchema.parse(changesOf(draftOf(campaign), campaign));
    const { steps, ...settings } = changes;
    expect(campaign).toMatchObject(settings);
    if (campaign.kind === 'sequence')
      expect(steps).toEqual([
        { name: 'One', was: 0, delay: '36h', exitRule: null },
        { name: 'Two', was: 1, delay: '3d', exitRule: rule },
      ]);
    else expect(steps).toBeUndefined();
  });

  it('knows another path from another name', () => {
    const campaign = stored({ kind: 'sequence', steps: [{ name: 'One' }, { name: 'Two', delay: '3d' }] });
    const draft = draftOf(campaign);
    const [one, two] = draft.steps;
    if (!one || !two) throw new TypeError('two steps');
    expect(pathOf({ steps: [{ ...one, name: 'Else' }, two] })).toBe(pathOf(draft));
    for (const steps of [[two, one], [one], withStep(draft.steps), [one, { ...two, exitRule: rule }]])
      expect(pathOf({ steps })).not.toBe(pathOf(draft));
  });

  it('makes a new one that the contract takes, of every kind', () => {
    for (const kind of ['oneOff', 'recurring', 'triggered', 'sequence'] as const)
      expect(
        createCampaignSchema.safeParse(newCampaignOf({ ...emptyDraft('Europe/London'), name: 'A', kind })).error,
      ).toBe(undefined);
  });

  it('holds delays in the unit in which they are whole', () => {
    expect([0, 90 * 60_000, 36 * HOUR, 72 * HOUR].map((ms) => durationOf(ms))).toEqual([null, '90m', '36h', '3d']);
    expect(delayMs({ amount: Number.NaN, unit: 'd' })).toBe(0);
    expect(delayMs(delayOf(14 * 24 * HOUR))).toBe(14 * 24 * HOUR);
  });

  it('says what a pilot does, and when it is too small to say anything', () => {
    const draft = { ...emptyDraft('Europe/London'), pilot: true };
    expect(pilotWords(draft, 5000)).toContain('about 500 of the segment)');
    expect(pilotWords(draft, 300)).toContain('fewer than the 100 that it needs');
    expect(pilotWords({ ...draft, pilotShare: Number.NaN }, 300)).not.toContain('NaN');
  });
});
