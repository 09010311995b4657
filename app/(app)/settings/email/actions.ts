'use server';

import { revalidatePath } from 'next/cache';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { action, permission, personOf } from '@/lib/server/action';
import { mailer } from '@/lib/server/mailer';
import { writeSendRules } from '@/lib/services/campaigns/audience/send-rules';
import { rulesOfForm, sendRulesForm } from '@/lib/services/campaigns/audience/send-rules-form';
import { saveBrand as saveBrandOf } from '@/lib/services/content/brand';
import { importSuppressed } from '@/lib/services/delivery/consent/import-suppressed';
import { removeSuppressed } from '@/lib/services/delivery/consent/remove-suppressed';
import { suppressAddresses } from '@/lib/services/delivery/consent/suppress-addresses';
import {
  brandForm,
  brandOf,
  importForm,
  messagesForm,
  suppressForm,
  testForm,
  topicStateForm,
  unsuppressForm,
} from '@/lib/services/delivery/forms';
import { sendTest } from '@/lib/services/delivery/send/send-test';
import { resendUncertain, settleUncertain } from '@/lib/services/delivery/send/uncertain';
import { topicForm } from '@/lib/services/delivery/topics/fields';
import { addTopic, archiveTopic, changeTopic } from '@/lib/services/delivery/topics/save-topic';

const access = permission('email.manage');
const refresh = () => revalidatePath('/settings/email', 'layout');
const now = () => systemClock.now();

/** Answers what the mail server said. */
export const sendTestEmail = action({ name: 'sendTestEmail', access, input: testForm }, async ({ input, audit }) => {
  audit('email');
  const answer = await sendTest(pool(), mailer(), input.to, now());
  refresh();
  return answer;
});

export const saveBrand = action({ name: 'saveBrand', access, input: brandForm }, async ({ input, audit }) => {
  audit('brand');
  await saveBrandOf(pool(), { brand: brandOf(input), at: now() });
  refresh();
});

/** What holds for every campaign; the audit log keeps what it was set to. */
export const saveSendRules = action(
  { name: 'saveSendRules', access, input: sendRulesForm },
  async ({ input, audit }) => {
    const rules = rulesOfForm(input);
    audit('send.rules', { ...rules });
    await writeSendRules(pool(), rules, now());
    refresh();
  },
);

export const createTopic = action({ name: 'createTopic', access, input: topicForm }, async ({ input, audit }) => {
  const key = await addTopic(pool(), input);
  audit(key);
  refresh();
});

export const updateTopic = action({ name: 'updateTopic', access, input: topicForm }, async ({ input, audit }) => {
  audit(input.key);
  await changeTopic(pool(), input);
  refresh();
});

export const switchTopic = action({ name: 'archiveTopic', access, input: topicStateForm }, async ({ input, audit }) => {
  audit(input.key, { archived: input.archived });
  await archiveTopic(pool(), input.key, input.archived, now());
  refresh();
});

export const addSuppressed = action(
  { name: 'suppressAddress', access, input: suppressForm },
  async ({ input, principal, audit }) => {
    const source = `user:${personOf(principal).userId}`;
    const outcome = await suppressAddresses(pool(), [input.email], { reason: 'manual', source, at: now() });
    audit('suppressed', { ...outcome });
    refresh();
    return outcome;
  },
);

export const importSuppressedList = action(
  { name: 'importSuppressed', access, input: importForm },
  async ({ input, principal, audit }) => {
    const by = `user:${personOf(principal).userId}`;
    const outcome = await importSuppressed(pool(), input.text, { by, at: now() });
    audit('suppressed', { added: outcome.added, known: outcome.known, unread: outcome.unread });
    refresh();
    return outcome;
  },
);

export const unsuppress = action(
  { name: 'removeSuppressed', access, input: unsuppressForm },
  async ({ input, principal, audit }) => {
    audit('suppressed', { because: input.because });
    await removeSuppressed(pool(), { ...input, by: `user:${personOf(principal).userId}`, at: now() });
    refresh();
  },
);

export const resendMessages = action(
  { name: 'resendMessages', access, input: messagesForm },
  async ({ input, audit }) => {
    const resent = await resendUncertain(pool(), input.ids, now());
    audit('messages', { resent });
    refresh();
    return { resent };
  },
);

export const settleMessages = action(
  { name: 'settleMessages', access, input: messagesForm },
  async ({ input, audit }) => {
    const settled = await settleUncertain(pool(), input.ids, now());
    audit('messages', { settled });
    refresh();
    return { settled };
  },
);
