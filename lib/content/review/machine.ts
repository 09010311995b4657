import { err, ok, type Result } from '@/lib/core';
import type { Requirement } from './requirements';

export const REVIEW_STATUSES = [
  'open',
  'approved',
  'changesRequested',
  'rejected',
  'withdrawn',
  /** An edit made a newer version: what was voted on is no longer what would be sent. */
  'superseded',
] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

export const DECISIONS = ['approve', 'requestChanges', 'reject'] as const;
export type Decision = (typeof DECISIONS)[number];

export interface Vote {
  userId: string;
  decision: Decision;
}

export interface ReviewState {
  status: ReviewStatus;
  submittedBy: string;
  /** Everyone who wrote any of it since the last approved version. */
  authors: readonly string[];
  requirements: readonly Requirement[];
  /** Members of the groups that the requirements name, as they are now. */
  members: ReadonlyMap<string, readonly string[]>;
  /** One a person, the last. */
  votes: readonly Vote[];
}

export type ReviewAct =
  | { type: Decision; by: string; words?: string | undefined }
  | { type: 'withdraw'; by: string }
  | { type: 'edit'; by: string }
  /** Takes one's own decision back; `sent`: something of it has left the house. */
  | { type: 'undo'; by: string; sent: boolean };

export const REFUSALS = [
  'closed',
  'superseded',
  'author',
  'submitter',
  'alreadyApproved',
  'notInGroup',
  'failedChecks',
  'wordsMissing',
  'nothingToUndo',
  'alreadySent',
  'notYours',
] as const;
export type Refusal = (typeof REFUSALS)[number];

const approvers = ({ votes }: Pick<ReviewState, 'votes'>): string[] =>
  votes.filter((vote) => vote.decision === 'approve').map((vote) => vote.userId);

const counting = (state: ReviewState, requirement: Requirement, users: readonly string[]): string[] => {
  if (!requirement.group) return [...users];
  const members = state.members.get(requirement.group.id) ?? [];
  return users.filter((user) => members.includes(user));
};

/** Approvals that a requirement still lacks. */
export const lacking = (state: ReviewState, requirement: Requirement): number =>
  Math.max(0, requirement.approvals - counting(state, requirement, approvers(state)).length);

const isMet = (state: ReviewState): boolean => state.requirements.every((each) => lacking(state, each) === 0);

/** Why a person may not decide at all; null: may. Four eyes: whoever wrote or submitted it has no vote. */
export function barrierTo(state: ReviewState, userId: string): Refusal | null {
  if (state.status === 'superseded') return 'superseded';
  if (state.status !== 'open') return 'closed';
  if (state.authors.includes(userId)) return 'author';
  if (state.submittedBy === userId) return 'submitter';
  return null;
}

export type Standing =
  | {
      may: true /** The approval that would be this person's, of how many in all. */;
      nth: number;
      of: number;
      last: boolean;
    }
  | { may: false; why: Refusal };

/** Whether an approval of this person would count, and whether it would be the last that is needed. */
export function standingOf(state: ReviewState, userId: string): Standing {
  const barrier = barrierTo(state, userId);
  if (barrier) return { may: false, why: barrier };
  if (approvers(state).includes(userId)) return { may: false, why: 'alreadyApproved' };
  const fits = state.requirements.some(
    (each) => lacking(state, each) > 0 && counting(state, each, [userId]).length > 0,
  );
  if (!fits) return { may: false, why: 'notInGroup' };
  const after = withVote(state, { userId, decision: 'approve' });
  const given = approvers(state).length;
  const missing = Math.max(1, ...state.requirements.map((each) => lacking(state, each)));
  return { may: true, nth: given + 1, of: given + missing, last: isMet(after) };
}

const withVote = (state: ReviewState, vote: Vote): ReviewState => ({
  ...state,
  votes: [...state.votes.filter((each) => each.userId !== vote.userId), vote],
});

const without = (state: ReviewState, userId: string): ReviewState => ({
  ...state,
  votes: state.votes.filter((each) => each.userId !== userId),
});

/**
 * One step of a review. `failedChecks`: findings that hold an approval, as they are at this moment. Answers the state
 * after it, or why it is refused; nothing else decides what is approved.
 */
export function step(state: ReviewState, act: ReviewAct, failedChecks = 0): Result<ReviewState, Refusal> {
  switch (act.type) {
    case 'approve': {
      const standing = standingOf(state, act.by);
      if (!standing.may) return err(standing.why);
      if (failedChecks > 0) return err('failedChecks');
      const voted = withVote(state, { userId: act.by, decision: 'approve' });
      return ok(isMet(voted) ? { ...voted, status: 'approved' } : voted);
    }
    case 'requestChanges':
    case 'reject': {
      const barrier = barrierTo(state, act.by);
      if (barrier) return err(barrier);
      if (!act.words?.trim()) return err('wordsMissing');
      const status = act.type === 'reject' ? 'rejected' : 'changesRequested';
      return ok({ ...withVote(state, { userId: act.by, decision: act.type }), status });
    }
    case 'withdraw':
      if (state.status !== 'open') return err(state.status === 'superseded' ? 'superseded' : 'closed');
      if (act.by !== state.submittedBy && !state.authors.includes(act.by)) return err('notYours');
      return ok({ ...state, status: 'withdrawn' });
    case 'edit':
      // What has been refused stays refused: the edit is the answer to it, and a version of its own.
      return ok(state.status === 'open' || state.status === 'approved' ? { ...state, status: 'superseded' } : state);
    case 'undo':
      return undo(state, act);
  }
}

function undo(state: ReviewState, { by, sent }: { by: string; sent: boolean }): Result<ReviewState, Refusal> {
  if (state.status === 'superseded') return err('superseded');
  if (state.status === 'withdrawn') return err('closed');
  const vote = state.votes.find((each) => each.userId === by);
  if (!vote) return err('nothingToUndo');
  if (sent) return err('alreadySent');
  // A review that somebody else's refusal closed stays closed: only that decision can open it again.
  const closedBy = state.votes.find((each) => each.decision !== 'approve');
  if (closedBy && closedBy.userId !== by) return err('closed');
  return ok({ ...without(state, by), status: 'open' });
}
