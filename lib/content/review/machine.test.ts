import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barrierTo, DECISIONS, lacking, type ReviewAct, type ReviewState, standingOf, step } from './machine';
import { ONE_APPROVAL, type Requirement } from './requirements';

const PEOPLE = ['tom', 'hanna', 'aoife', 'ben', 'lea'];
const LEGAL = { id: 'grp_legal', name: 'Legal' };

const open = (parts: Partial<ReviewState> = {}): ReviewState => ({
  status: 'open',
  submittedBy: 'tom',
  authors: ['tom'],
  requirements: [ONE_APPROVAL],
  members: new Map([[LEGAL.id, ['hanna']]]),
  votes: [],
  ...parts,
});

const two: Requirement = { policy: 'pol_2', name: 'Offer to over 500', approvals: 2, group: null };
const legal: Requirement = { policy: 'pol_l', name: 'VIP', approvals: 1, group: LEGAL };

const person = fc.constantFrom(...PEOPLE);
const act: fc.Arbitrary<ReviewAct> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('approve' as const), by: person }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('requestChanges' as const, 'reject' as const),
      by: person,
      words: fc.constantFrom('', ' ', 'Say what sells.'),
    }),
  },
  fc.record({ type: fc.constant('withdraw' as const), by: person }),
  fc.record({ type: fc.constant('edit' as const), by: person }),
  { weight: 2, arbitrary: fc.record({ type: fc.constant('undo' as const), by: person, sent: fc.boolean() }) },
);
const start = fc
  .record({
    submittedBy: person,
    authors: fc.subarray(PEOPLE, { maxLength: 3 }),
    requirements: fc.subarray([ONE_APPROVAL, two, legal], { minLength: 1 }),
    legal: fc.subarray(PEOPLE),
  })
  .map(({ legal: members, ...rest }) => open({ ...rest, members: new Map([[LEGAL.id, members]]) }));
const path = fc.array(fc.record({ act, failed: fc.constantFrom(0, 0, 0, 1) }), { maxLength: 20 });

/** Every state on the way, with the act that led to it. */
function walk(from: ReviewState, acts: readonly { act: ReviewAct; failed: number }[]) {
  let state = from;
  return acts.map(({ act: done, failed }) => {
    const before = state;
    const answer = step(state, done, failed);
    if (answer.ok) state = answer.value;
    return { before, done, failed, answer, after: state };
  });
}

describe('a review, whatever people do', () => {
  const each = (check: (at: ReturnType<typeof walk>[number], from: ReviewState) => void) =>
    fc.assert(
      fc.property(start, path, (from, acts) => {
        for (const at of walk(from, acts)) check(at, from);
      }),
      { numRuns: 500, seed: 5 },
    );

  it('is never approved by who wrote or submitted it', () =>
    each(({ after }, from) => {
      for (const vote of after.votes) expect([...from.authors, from.submittedBy]).not.toContain(vote.userId);
    }));

  it('is approved exactly while every requirement is met', () =>
    each(({ after }) => {
      const met = after.requirements.every((one) => lacking(after, one) === 0);
      if (after.status === 'approved') expect(met).toBe(true);
      if (after.status === 'open') expect(met).toBe(false);
    }));

  it('is not approved while a check has failed', () =>
    each(({ before, done, failed, after }) => {
      if (failed > 0 && done.type === 'approve') expect(after).toEqual(before);
    }));

  it('holds one vote a person', () =>
    each(({ after }) => {
      expect(new Set(after.votes.map((vote) => vote.userId)).size).toBe(after.votes.length);
    }));

  it('leaves a closed state by an edit or an undo only', () =>
    each(({ before, done, after }) => {
      if (before.status !== 'open' && after.status !== before.status) expect(['edit', 'undo']).toContain(done.type);
      if (['withdrawn', 'superseded', 'rejected', 'changesRequested'].includes(before.status) && done.type === 'edit')
        expect(after.status).toBe(before.status);
    }));

  it('is void by any edit, open or approved', () =>
    each(({ before, done, after }) => {
      if (done.type === 'edit' && ['open', 'approved'].includes(before.status)) expect(after.status).toBe('superseded');
    }));

  it('is as before when a first decision is taken back and nothing was sent', () =>
    each(({ before, done, answer, after }) => {
      if (!answer.ok || !DECISIONS.some((decision) => decision === done.type)) return;
      if (before.votes.some((vote) => vote.userId === done.by)) return;
      const back = step(after, { type: 'undo', by: done.by, sent: false });
      expect(back.ok && back.value).toEqual(before);
      expect(step(after, { type: 'undo', by: done.by, sent: true }).ok).toBe(false);
    }));

  it('says beforehand what an approval does', () =>
    each(({ before, done, failed, answer, after }) => {
      if (done.type !== 'approve' || failed > 0) return;
      const said = standingOf(before, done.by);
      expect(said.may).toBe(answer.ok);
      if (said.may) expect(after.status).toBe(said.last ? 'approved' : 'open');
    }));
});

describe('who decides', () => {
  it('not the author, the submitter, nor who has approved', () => {
    expect(barrierTo(open(), 'tom')).toBe('author');
    expect(barrierTo(open({ authors: [] }), 'tom')).toBe('submitter');
    const once = open({ requirements: [two], votes: [{ userId: 'hanna', decision: 'approve' }] });
    expect(standingOf(once, 'hanna')).toEqual({ may: false, why: 'alreadyApproved' });
    expect(standingOf(once, 'aoife')).toEqual({ may: true, nth: 2, of: 2, last: true });
  });

  it('a member of the group that a policy names', () => {
    const state = open({ requirements: [legal] });
    expect(standingOf(state, 'aoife')).toEqual({ may: false, why: 'notInGroup' });
    expect(standingOf(state, 'hanna')).toMatchObject({ may: true, last: true });
    const both = open({ requirements: [legal, two] });
    expect(standingOf(both, 'hanna')).toMatchObject({ may: true, last: false });
    const one = step(both, { type: 'approve', by: 'hanna' });
    expect(one.ok && standingOf(one.value, 'aoife')).toMatchObject({ may: true, nth: 2, of: 2, last: true });
  });

  it('nobody for a group that has no members: fail closed', () => {
    const state = open({ requirements: [legal], members: new Map() });
    expect(standingOf(state, 'hanna')).toEqual({ may: false, why: 'notInGroup' });
  });

  it('asks for words with a refusal', () => {
    expect(step(open(), { type: 'reject', by: 'hanna', words: ' ' })).toEqual({ ok: false, error: 'wordsMissing' });
  });
});
