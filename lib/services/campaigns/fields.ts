import { z } from 'zod';
import { DURATION_PATTERN } from '@/lib/core/duration';
import { ruleSchema } from '@/lib/rules';
import { CAMPAIGN_KINDS } from './lists';
import { isTimeZone } from './zones';

export { CAMPAIGN_KINDS, CAMPAIGN_STATUSES, type CampaignKind, type CampaignStatus } from './lists';

const zone = z.string().max(64).refine(isTimeZone, 'There is no such time zone');
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time such as 07:30');
const duration = z.string().regex(DURATION_PATTERN, 'A duration such as 30m, 2h, 3d or 1w');

/** How a recurring campaign comes round: every so many days, weeks or months, at a time of day in a zone. */
export const recurrenceSchema = z
  .strictObject({
    every: z.enum(['day', 'week', 'month']),
    interval: z.number().int().min(1).max(52).default(1),
    /** 0 is Sunday. Of a week; of a month together with `ordinal`. */
    weekday: z.number().int().min(0).max(6).nullable().default(null),
    /** The first to fourth such weekday of the month, or (-1) the last. */
    ordinal: z
      .number()
      .int()
      .min(-1)
      .max(4)
      .refine((place) => place !== 0, 'The first to fourth, or -1 for the last')
      .nullable()
      .default(null),
    /** Day of the month; the last where the month is shorter. */
    day: z.number().int().min(1).max(31).nullable().default(null),
    time: clockTime,
  })
  .refine(({ every, weekday }) => every !== 'week' || weekday !== null, {
    path: ['weekday'],
    message: 'Say on which day of the week',
  })
  .refine(
    ({ every, weekday, ordinal, day }) => every !== 'month' || day !== null || (weekday !== null && ordinal !== null),
    {
      path: ['day'],
      message: 'Say on which day of the month',
    },
  );
export type Recurrence = z.infer<typeof recurrenceSchema>;

export const scheduleSchema = z.strictObject({
  /** When a one-off campaign goes out; null: as soon as it is started. For a recurring one: not before. */
  at: z.iso.datetime().nullable().default(null),
  recurrence: recurrenceSchema.nullable().default(null),
  /** A recurring campaign ends here. */
  until: z.iso.datetime().nullable().default(null),
  zone: zone.default('Europe/London'),
  /** The last approval starts it; else a person does, afterwards. */
  startOnApproval: z.boolean().default(true),
});
export type Schedule = z.infer<typeof scheduleSchema>;

export const RE_ENTRIES = ['never', 'after', 'always'] as const;

export const triggerSchema = z.strictObject({
  /** From the entry to the first email; null: at once. */
  delay: duration.nullable().default(null),
  /** Who has left the segment gets no further email. */
  exitWhenLeft: z.boolean().default(true),
  /** Who satisfies this rule gets no further email. */
  exitRule: ruleSchema.nullable().default(null),
  reEntry: z
    .strictObject({ mode: z.enum(RE_ENTRIES), after: duration.nullable().default(null) })
    .default({ mode: 'after', after: '30d' })
    .refine(({ mode, after }) => mode !== 'after' || after !== null, {
      path: ['after'],
      message: 'Say after how long',
    }),
});
export type Trigger = z.infer<typeof triggerSchema>;

export const quietHoursSchema = z.strictObject({ from: clockTime, to: clockTime });
export type QuietHours = z.infer<typeof quietHoursSchema>;

export const SEND_TIMES = ['atOnce', 'zone', 'habit'] as const;
export const sendTimeSchema = z.strictObject({
  /** All at once; at the same time of day in each one's zone; at the hour at which each is used to open or order. */
  mode: z.enum(SEND_TIMES).default('atOnce'),
  /** In each one's own zone. Null: those of the shop; what falls into them waits for their end. */
  quietHours: quietHoursSchema.nullable().default(null),
});
export type SendTime = z.infer<typeof sendTimeSchema>;

const rate = z.number().min(0).max(1);
export const pilotSchema = z.strictObject({
  /** Of those who will receive it. */
  share: z.number().min(0.01).max(0.5),
  waitHours: z.number().min(0.05).max(168),
  /** Fewer handed over say too little: a person decides then. */
  minSample: z.number().int().min(0).max(1_000_000).default(0),
  /** Goes on by itself where all limits hold when the time is over; else a person says so. */
  automatic: z.boolean().default(true),
  limits: z
    .strictObject({
      maxBounce: rate.default(0.05),
      maxComplaint: rate.default(0.001),
      maxUnsubscribe: rate.default(0.02),
      minOpen: rate.nullable().default(null),
    })
    .prefault({}),
});
export type Pilot = z.infer<typeof pilotSchema>;

export const ATTRIBUTION_MODELS = ['lastClick', 'lastOpen', 'linear'] as const;
export const attributionSchema = z.strictObject({
  windowDays: z.number().int().min(1).max(90).default(14),
  model: z.enum(ATTRIBUTION_MODELS).default('lastClick'),
});
export type Attribution = z.infer<typeof attributionSchema>;

const decimal = z.string().regex(/^\d{1,9}(\.\d{1,6})?$/, 'An amount such as 0.0012');
/** In the shop's currency. */
export const costSchema = z.strictObject({ perEmail: decimal.default('0.001'), fixed: decimal.default('0') });
export type Cost = z.infer<typeof costSchema>;

export const stepSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  /** After the step before, or after the entry for the first. */
  delay: duration.nullable().default(null),
  exitRule: ruleSchema.nullable().default(null),
  was: z
    .number()
    .int()
    .min(0)
    .max(11)
    .nullable()
    .optional()
    .describe(
      'Of a change: position now of the email that stands here then; null: a new one. Where no step says it, they are changed in place.',
    ),
});
export type StepInput = z.infer<typeof stepSchema>;

export const holdoutSchema = z.number().min(0).max(0.5);
export const campaignName = z.string().trim().min(1, 'Give it a name').max(200);
/** Id or key. */
const reference = z.string().min(1).max(100).nullable();

/** What a person sets of a campaign. */
export const campaignSettings = {
  name: campaignName,
  segment: reference.describe('Id or key of the segment that it writes to.'),
  strategy: reference.describe('Id or key of the strategy.'),
  topic: z.string().min(1).max(64).nullable().describe('Key of the topic that a customer may subscribe to by itself.'),
  schedule: scheduleSchema,
  trigger: triggerSchema.nullable(),
  sendTime: sendTimeSchema,
  holdout: holdoutSchema.describe('Share of the audience that gets nothing, for comparison.'),
  pilot: pilotSchema.nullable(),
  attribution: attributionSchema,
  cost: costSchema,
  priority: z.number().int().min(1).max(1000).describe('Smaller goes first where two want the same customer.'),
};

export const createCampaignSchema = z.strictObject({
  kind: z.enum(CAMPAIGN_KINDS).default('oneOff'),
  ...campaignSettings,
  segment: campaignSettings.segment.default(null),
  strategy: campaignSettings.strategy.default(null),
  topic: campaignSettings.topic.default(null),
  schedule: scheduleSchema.prefault({}),
  trigger: triggerSchema.nullable().default(null),
  sendTime: sendTimeSchema.prefault({}),
  holdout: holdoutSchema.default(0),
  pilot: pilotSchema.nullable().default(null),
  attribution: attributionSchema.prefault({}),
  cost: costSchema.prefault({}),
  priority: campaignSettings.priority.default(100),
  steps: z.array(stepSchema).min(1).max(12).optional().describe('The emails of a sequence; one for all other kinds.'),
});
export type CreateCampaignInput = z.infer<typeof createCampaignSchema>;

export const updateCampaignSchema = z.strictObject({
  ...z.object(campaignSettings).partial().shape,
  steps: z.array(stepSchema).min(1).max(12).optional(),
});
export type UpdateCampaignInput = z.infer<typeof updateCampaignSchema>;
