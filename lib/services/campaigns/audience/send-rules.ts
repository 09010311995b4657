import { z } from 'zod';
import type { Queryable } from '@/lib/platform/db';
import { quietHoursSchema } from '../fields';

/** What holds for every campaign of the shop. */
export const sendRulesSchema = z.object({
  /** At most so many emails of all campaigns together in so many days; null: no cap. */
  cap: z.object({ count: z.number().int().min(1).max(100), days: z.number().int().min(1).max(90) }).nullable(),
  /** Consent that is older counts no more; null: it never grows old. */
  consentMonths: z.number().int().min(1).max(240).nullable(),
  /** Unless the campaign has its own. */
  quietHours: quietHoursSchema.nullable(),
  /** Asks again where the audience has grown so many times since the approval. */
  growth: z.number().min(1.1).max(1000),
});
export type SendRules = z.infer<typeof sendRulesSchema>;

export const DEFAULT_SEND_RULES: SendRules = {
  cap: { count: 2, days: 7 },
  consentMonths: null,
  quietHours: { from: '21:00', to: '07:00' },
  growth: 10,
};

/** The rules of sending (setting `send.rules`). */
export async function readSendRules(db: Queryable): Promise<SendRules> {
  const { rows } = await db.query<{ value: unknown }>("SELECT value FROM setting WHERE key = 'send.rules'");
  const read = sendRulesSchema.safeParse({ ...DEFAULT_SEND_RULES, ...(rows[0]?.value as object | undefined) });
  return read.success ? read.data : DEFAULT_SEND_RULES;
}

/** Keeps the rules of sending; they hold from the next audience on. */
export async function writeSendRules(db: Queryable, rules: SendRules, at: Date): Promise<void> {
  await db.query(
    `INSERT INTO setting (key, value, updated_at) VALUES ('send.rules', $1, $2)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at`,
    [JSON.stringify(sendRulesSchema.parse(rules)), at],
  );
}
