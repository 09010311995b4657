import { z } from 'zod';
import type { SendRules } from './send-rules';

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time such as 21:00');
const whole = (least: number, most: number) =>
  z
    .number({ error: 'A whole number' })
    .int('A whole number')
    .min(least, `At least ${least}`)
    .max(most, `At most ${most}`);

/** The rules of sending as one form: what is switched off keeps its figures, so that it can be switched on again. */
export const sendRulesForm = z
  .object({
    capped: z.boolean(),
    count: whole(1, 100),
    days: whole(1, 90),
    quiet: z.boolean(),
    from: clockTime,
    to: clockTime,
    ages: z.boolean(),
    months: whole(1, 240),
    growth: z.number({ error: 'A number' }).min(1.1, 'At least 1.1').max(1000, 'At most 1,000'),
  })
  .refine(({ quiet, from, to }) => !quiet || from !== to, {
    path: ['to'],
    message: 'They would begin and end at the same time',
  });
export type SendRulesForm = z.infer<typeof sendRulesForm>;

export const formOfRules = ({ cap, quietHours, consentMonths, growth }: SendRules): SendRulesForm => ({
  capped: cap !== null,
  count: cap?.count ?? 2,
  days: cap?.days ?? 7,
  quiet: quietHours !== null,
  from: quietHours?.from ?? '21:00',
  to: quietHours?.to ?? '07:00',
  ages: consentMonths !== null,
  months: consentMonths ?? 24,
  growth,
});

export const rulesOfForm = (form: SendRulesForm): SendRules => ({
  cap: form.capped ? { count: form.count, days: form.days } : null,
  quietHours: form.quiet ? { from: form.from, to: form.to } : null,
  consentMonths: form.ages ? form.months : null,
  growth: form.growth,
});
