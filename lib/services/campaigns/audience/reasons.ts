/** The stages of the waterfall, in order; the first reason that holds for a customer counts. */
export const STAGES = ['consent', 'suppressed', 'cap', 'quiet', 'holdout'] as const;
export type Stage = (typeof STAGES)[number];

interface ReasonEntry {
  stage: Stage;
  /** As it stands behind a number: "78 never asked". */
  label: string;
  /** Of one person: "was never asked …". */
  sentence: string;
}

/** Why somebody who is in the segment does not receive an email. */
export const REASONS = {
  noAddress: { stage: 'consent', label: 'without an email address', sentence: 'has no email address' },
  neverAsked: { stage: 'consent', label: 'never asked', sentence: 'was never asked for consent to email' },
  pending: { stage: 'consent', label: 'not confirmed yet', sentence: 'has not confirmed the subscription yet' },
  withdrew: { stage: 'consent', label: 'withdrew it', sentence: 'withdrew the consent to email' },
  tooOld: { stage: 'consent', label: 'too old', sentence: 'gave a consent that is too old' },
  topicWithdrawn: { stage: 'consent', label: 'unsubscribed from the topic', sentence: 'unsubscribed from this topic' },
  topicPending: {
    stage: 'consent',
    label: 'topic not confirmed',
    sentence: 'has not confirmed the subscription to this topic',
  },
  hardBounce: { stage: 'suppressed', label: 'bounced', sentence: 'has an address at which mail bounces' },
  complaint: { stage: 'suppressed', label: 'complained', sentence: 'called an earlier email spam' },
  suppressed: { stage: 'suppressed', label: 'on the suppression list', sentence: 'is on the suppression list' },
  sameAddress: {
    stage: 'suppressed',
    label: 'share an address',
    sentence: 'has the same address as another customer who receives it',
  },
  askedToPause: { stage: 'cap', label: 'asked for a pause', sentence: 'asked for a pause' },
  cap: { stage: 'cap', label: 'had enough emails', sentence: 'has had as many emails as the shop allows itself' },
  ownCap: { stage: 'cap', label: 'asked for fewer', sentence: 'has had as many emails as they asked for' },
  otherFirst: { stage: 'cap', label: 'another campaign goes first', sentence: 'is left to another campaign' },
  heldOut: { stage: 'holdout', label: 'held out', sentence: 'is held out for comparison' },
} as const satisfies Record<string, ReasonEntry>;
export type Reason = keyof typeof REASONS;

export const REASON_KEYS = Object.keys(REASONS) as Reason[];
export const isReason = (text: string): text is Reason => Object.hasOwn(REASONS, text);
export const stageOf = (reason: Reason): Stage => REASONS[reason].stage;
