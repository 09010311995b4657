import type { Tone } from '@/components/ui/chip';

/** The state of a version of an email. */
export const VERSION_WORDS: Readonly<Record<string, { label: string; tone: Tone }>> = {
  draft: { label: 'Draft', tone: 'neutral' },
  submitted: { label: 'In review', tone: 'accent' },
  changesRequested: { label: 'Changes asked for', tone: 'warn' },
  approved: { label: 'Approved', tone: 'good' },
  rejected: { label: 'Rejected', tone: 'bad' },
  superseded: { label: 'Superseded', tone: 'neutral' },
};
