import { formatCount, formatNoun } from '@/components/ui/format';
import type { Refusal, Standing } from '@/lib/content/review/machine';
import type { Consequence } from '@/lib/services/campaigns/review/reading/read-consequence';

const ORDINALS = ['no', 'first', 'second', 'third', 'fourth', 'fifth'] as const;
const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five'] as const;

export const ordinal = (n: number): string => ORDINALS[n] ?? `${n}th`;
export const numberWord = (n: number): string => NUMBERS[n] ?? formatCount(n);
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Why a person has no vote on an email, said to that person. */
export const BARRIER_WORDS: Readonly<Record<Refusal, string>> = {
  closed: 'This review is closed.',
  superseded: 'The email was edited since: its newest version needs a review of its own.',
  author: 'You wrote a part of it, so somebody else decides.',
  submitter: 'You submitted it, so somebody else decides.',
  alreadyApproved: 'You have approved it.',
  notInGroup: 'The approval that is missing is that of a group you are not in.',
  failedChecks: 'A failed check holds approval.',
  wordsMissing: '',
  nothingToUndo: '',
  alreadySent: '',
  notYours: '',
};

export interface ConsequenceWords {
  before: string;
  /** What counts, stressed. */
  stress: string;
  after: string;
  /** The instant that follows the words. */
  at: Date | null;
}

interface Told {
  audience: number | null;
  continuous: boolean;
}

/** What an approval of this person does, in words: "Yours is the last approval: it sends 888 emails". */
export function consequenceWords(
  standing: Extract<Standing, { may: true }>,
  act: Consequence,
  told: Told,
): ConsequenceWords {
  if (!standing.last) {
    const rest = act.missing - 1;
    return {
      before: `Yours is the ${ordinal(standing.nth)} approval of ${numberWord(standing.of)}; `,
      stress: rest === 1 ? 'one more' : `${numberWord(rest)} more`,
      after: ' before anything is sent',
      at: null,
    };
  }
  const before = 'Yours is the last approval: it ';
  const { audience } = told;
  switch (act.act) {
    case 'sends':
      return {
        before: `${before}sends `,
        stress: audience === null ? 'the email' : formatNoun(audience, 'email'),
        after: ' ',
        at: act.at,
      };
    case 'recurs':
      return {
        before: `${before}sends `,
        stress: audience === null ? 'the email' : `about ${formatNoun(audience, 'email')}`,
        after: ' each time, first ',
        at: act.at,
      };
    case 'goesLive':
      return {
        before: `${before}goes live, to `,
        stress: audience === null ? 'whoever enters' : `about ${formatCount(audience)} a day`,
        after: '',
        at: null,
      };
    case 'replaces':
      return { before: `${before}replaces `, stress: 'what is live now', after: '', at: null };
    case 'waits':
      return {
        before: 'Yours is the last approval of this email; ',
        stress: formatNoun(act.others, 'other email'),
        after: ' of the campaign must be approved too',
        at: null,
      };
    case 'mayStart':
      return {
        before: `${before}may then be started, to `,
        stress: audience === null ? 'its segment' : formatNoun(audience, 'person', 'people'),
        after: '',
        at: null,
      };
  }
}

export const audienceWords = ({ audience, continuous }: Told): string =>
  audience === null
    ? 'not counted'
    : continuous
      ? `about ${formatCount(audience)} a day`
      : formatNoun(audience, 'person', 'people');
