import { log } from '@/lib/platform/log';
import { checkOpenReviews, countOpenReviews, takeReminders } from '@/lib/services/campaigns/review/tend-reviews';
import { mailPerson } from '@/lib/services/monitoring/staff-mail/mail-person';
import type { JobHandler } from '../define-job';

/** Counts and checks what waits in review again, and reminds its reviewers. */
export const tendReviews: JobHandler<unknown> = async (_payload, { pool, clock }) => {
  const at = clock.now();
  await countOpenReviews(pool, at);
  await checkOpenReviews(pool, at);
  for (const { review, name, to, dueAt } of await takeReminders(pool, at)) {
    const late = dueAt !== null && dueAt < at;
    for (const person of to) {
      await mailPerson(pool, {
        to: person,
        subject: late ? `Review overdue: ${name}` : `Review due soon: ${name}`,
        paragraphs: [
          `Hello ${person.name},`,
          `the email “${name}” ${late ? 'was' : 'is'} due for a decision${dueAt ? ` on ${dueAt.toUTCString()}` : ''}. Nothing is sent before it is approved.`,
        ],
        link: { label: 'Decide', path: `/campaigns/reviews/${review}` },
        at,
      }).catch((error: unknown) => log.error({ err: error, review }, 'reminder not sent'));
    }
  }
};
