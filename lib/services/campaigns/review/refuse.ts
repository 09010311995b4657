import type { Refusal } from '@/lib/content/review/machine';
import { AppError, type ErrorCode } from '@/lib/core';

/** What each refusal of the machine says to a person. */
export const REFUSAL_WORDS: Readonly<Record<Refusal, { code: ErrorCode; words: string }>> = {
  closed: { code: 'conflict', words: 'This review is closed: it has been decided or withdrawn.' },
  superseded: { code: 'conflict', words: 'The email was edited since: its newest version needs a review of its own.' },
  author: { code: 'forbidden', words: 'You wrote a part of this email: somebody else decides on it.' },
  submitter: { code: 'forbidden', words: 'You submitted this email: somebody else decides on it.' },
  alreadyApproved: { code: 'conflict', words: 'You have approved this email already.' },
  notInGroup: { code: 'forbidden', words: 'What is still missing is the approval of a group that you are not in.' },
  failedChecks: { code: 'conflict', words: 'A failed check holds the approval: it has to be mended first.' },
  wordsMissing: { code: 'invalidInput', words: 'Say in a few words what has to change.' },
  nothingToUndo: { code: 'conflict', words: 'You have not decided on this email.' },
  alreadySent: { code: 'conflict', words: 'Some of it has been sent: pause or cancel the campaign instead.' },
  notYours: { code: 'forbidden', words: 'Only who wrote or submitted an email may withdraw it.' },
};

/** The refusal as the error that is answered. */
export function refuse(why: Refusal): AppError {
  const { code, words } = REFUSAL_WORDS[why];
  return new AppError(code, words, why === 'wordsMissing' ? { errors: [{ path: '/words', message: words }] } : {});
}
