import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPool, type Pool } from '@/lib/platform/db';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/database';
import { latestVersion, saveDraft } from '../../content/versions';
import { addComment, listComments, resolveComment } from './comments/manage-comments';
import { applyFix, undoFix } from './fixes/apply-fix';
import { saveGroup } from './policies/manage-groups';
import { savePolicy } from './policies/manage-policies';
import { countWaiting, listQueue } from './reading/list-queue';
import { readReview } from './reading/read-review';
import { submitForReview } from './submit-for-review';
import { takeReminders } from './tend-reviews';
import { castVote } from './votes/cast-vote';
import { undoVote } from './votes/undo-vote';
import { withdrawReview } from './votes/withdraw-review';

// No address of the outside is asked.
vi.mock('../../content/look-up-addresses', () => ({ lookUpAddresses: async () => new Map() }));

const AT = new Date('2026-11-22T10:00:00Z');
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);
const SENDS_AT = '2026-11-24T07:30:00.000Z';
const email = (subject: string, text = 'It has been a while.') => ({
  format: 1,
  variants: [{ key: 'A', subject, preheader: 'Your shelf has filled up again.' }],
  blocks: [
    { type: 'hero', id: 'hero', title: 'We kept the light on' },
    { type: 'text', id: 'para', text },
    { type: 'button', id: 'look', label: 'See your shelf', href: 'https://thistleandtin.example/shelf' },
  ],
});

let database: TestDatabase;
let db: Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  db = createPool(database.url, 4);
  await db.query(`INSERT INTO user_account (id, email, name, role, created_at) VALUES
    ('usr_tom', 'tom@shop.example', 'Tom Reyes', 'admin', now()), ('usr_hanna', 'hanna@shop.example', 'Hanna Brandt', 'reviewer', now()),
    ('usr_aoife', 'aoife@shop.example', 'Aoife Moran', 'reviewer', now()), ('usr_lea', 'lea@shop.example', 'Lea Lang', 'admin', now())`);
  await db.query(`INSERT INTO segment (id, key, name, rule, status, created_at, updated_at) VALUES
    ('seg_risk', 'at-risk', 'At risk', '{"type":"all","children":[]}', 'active', now(), now())`);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

let campaign = 0;
beforeEach(async () => {
  await db.query('DELETE FROM review_policy');
  await db.query('DELETE FROM campaign');
  await db.query('DELETE FROM review');
  const { rows } = await db.query<{ number: number }>(
    `INSERT INTO campaign (id, name, kind, status, segment, schedule, send_time, attribution, cost, created_by, created_at, updated_at)
     VALUES ('cmp_1', 'We kept the light on', 'oneOff', 'draft', (SELECT number FROM segment), $1, '{"mode":"atOnce","quietHours":null}',
       '{"windowDays":14,"model":"lastClick"}', '{"perEmail":"0.001","fixed":"0"}', 'user:usr_tom', $2, $2) RETURNING number`,
    [JSON.stringify({ at: SENDS_AT, recurrence: null, until: null, zone: 'Europe/London', startOnApproval: true }), AT],
  );
  campaign = rows[0]?.number ?? 0;
  await db.query(`INSERT INTO campaign_step (campaign, position, name) VALUES ($1, 0, 'Email')`, [campaign]);
});

const draft = (by: string, subject: string, text?: string, at = AT) =>
  saveDraft(db, { campaign, step: 0, document: email(subject, text), by: `user:${by}`, at });
const submit = (by = 'usr_tom', at = AT) => submitForReview(db, { campaign, step: 0, by: `user:${by}`, at });
const read = (id: string, userId = 'usr_hanna', at = AT) => readReview(db, { id, userId, personal: true, at });
const vote = async (
  id: string,
  by: string,
  decision: 'approve' | 'requestChanges' | 'reject' = 'approve',
  words?: string,
  at = later(5),
) => castVote(db, { review: id, by: `user:${by}`, decision, words, hash: (await read(id)).hash, at });
const state = async () => {
  const { rows } = await db.query<{ status: string; next: Date | null; approved: number | null; version: string }>(
    `SELECT c.status, c.next_run_at AS next, s.approved, (SELECT string_agg(v.number || ' ' || v.status, ', ' ORDER BY v.number) FROM email_version v) AS version
     FROM campaign c JOIN campaign_step s ON s.campaign = c.number`,
  );
  return rows[0];
};

describe('an email in review', () => {
  it('is approved by somebody else, and its campaign scheduled', async () => {
    await draft('usr_tom', 'Aoife, we kept the light on');
    const { id, approvals } = await submit();
    expect(approvals).toBe(1);
    expect(await state()).toMatchObject({ status: 'inReview', approved: null, version: '1 submitted' });
    const view = await read(id);
    expect(view.standing).toEqual({ may: true, nth: 1, of: 1, last: true });
    expect(view.consequence).toMatchObject({ act: 'sends', at: new Date(SENDS_AT) });
    expect(view.dueAt).toEqual(new Date(AT.getTime() + (new Date(SENDS_AT).getTime() - AT.getTime() - 4 * 3_600_000)));
    await expect(vote(id, 'usr_tom')).rejects.toThrow('You wrote a part of this email');
    const answer = await vote(id, 'usr_hanna');
    expect(answer).toEqual({ status: 'approved', started: { status: 'scheduled', nextRunAt: new Date(SENDS_AT) } });
    expect(await state()).toMatchObject({
      status: 'scheduled',
      approved: 1,
      version: '1 approved',
      next: new Date(SENDS_AT),
    });
  });

  it('keeps out everyone who wrote any of it since the last approval', async () => {
    await draft('usr_tom', 'One');
    await draft('usr_lea', 'Two');
    const { id } = await submit('usr_tom');
    await expect(vote(id, 'usr_lea')).rejects.toThrow('You wrote a part');
    await vote(id, 'usr_hanna', 'requestChanges', 'Say what sells.');
    await draft('usr_aoife', 'Three', undefined, later(6));
    const again = await submit('usr_aoife', later(7));
    await expect(vote(again.id, 'usr_lea')).rejects.toThrow('You wrote a part');
    expect((await vote(again.id, 'usr_hanna')).status).toBe('approved');
  });

  it('cannot be submitted twice, nor again without a change', async () => {
    await draft('usr_tom', 'One');
    const { id } = await submit();
    await expect(submit()).rejects.toThrow('being reviewed already');
    await expect(vote(id, 'usr_hanna', 'requestChanges')).rejects.toThrow('Say in a few words');
    await vote(id, 'usr_hanna', 'requestChanges', 'Say what sells.');
    expect(await state()).toMatchObject({ status: 'draft', version: '1 changesRequested' });
    await expect(submit()).rejects.toThrow('Nothing has been changed');
  });

  it('is not submitted with a promise that nobody has made', async () => {
    await draft('usr_tom', 'One', 'There is 15 % off until Sunday.');
    await expect(submit()).rejects.toThrow('A check has failed');
    expect(await state()).toMatchObject({ status: 'draft', version: '1 draft' });
  });

  it('is frozen by the database itself, and void by any edit', async () => {
    await draft('usr_tom', 'One');
    const { id } = await submit();
    await expect(db.query(`UPDATE email_version SET document = '{}'`)).rejects.toThrow('cannot be changed');
    await vote(id, 'usr_hanna');
    await expect(db.query(`UPDATE email_version SET hash = 'x'`)).rejects.toThrow('cannot be changed');
    await draft('usr_tom', 'Two', undefined, later(10));
    expect(await state()).toMatchObject({
      status: 'draft',
      approved: null,
      next: null,
      version: '1 superseded, 2 draft',
    });
    expect((await read(id)).status).toBe('superseded');
    const again = await submit('usr_tom', later(11));
    const view = await read(again.id);
    expect(view.before?.changes.map(({ label, parts }) => [label, parts.map((part) => part.text)])).toEqual([
      ['Subject', ['One', 'Two']],
    ]);
  });

  it('of a live campaign goes on as approved while a newer one is written', async () => {
    await draft('usr_tom', 'One');
    const { id } = await submit();
    await vote(id, 'usr_hanna');
    await db.query(`UPDATE campaign SET status = 'live'`);
    await draft('usr_tom', 'Two', undefined, later(10));
    expect(await state()).toMatchObject({ status: 'live', approved: 1, version: '1 approved, 2 draft' });
    const again = await submit('usr_tom', later(11));
    expect((await read(again.id)).consequence.act).toBe('replaces');
    await vote(again.id, 'usr_hanna');
    expect(await state()).toMatchObject({ status: 'live', approved: 2, version: '1 superseded, 2 approved' });
  });

  it('is not approved unseen', async () => {
    await draft('usr_tom', 'One');
    const { id } = await submit();
    const unseen = castVote(db, { review: id, by: 'user:usr_hanna', decision: 'approve', hash: 'another', at: AT });
    await expect(unseen).rejects.toThrow('has changed since you opened it');
  });

  it('is given back by undo while nothing was sent', async () => {
    await draft('usr_tom', 'One');
    const { id } = await submit();
    await vote(id, 'usr_hanna');
    await undoVote(db, { review: id, by: 'user:usr_hanna', at: later(6) });
    expect(await state()).toMatchObject({ status: 'inReview', approved: null, next: null, version: '1 submitted' });
    await vote(id, 'usr_hanna');
    await db.query(
      `INSERT INTO message (id, run, campaign, step, version, customer, variant, status, due_at, created_at) VALUES ('eml_1', 1, $1, 0, 1, 1, 'A', 'sent', $2, $2)`,
      [campaign, AT],
    );
    await expect(undoVote(db, { review: id, by: 'user:usr_hanna', at: later(7) })).rejects.toThrow('has been sent');
    await db.query('DELETE FROM message');
  });

  it('is mended as a check proposes: votes stay, and who pressed it is no author', async () => {
    await savePolicy(db, null, { name: 'Two', condition: {}, approvals: 2, groupId: null }, AT);
    await draft('usr_tom', 'One', 'Your package waits for you.');
    const { id } = await submit();
    await vote(id, 'usr_hanna');
    const before = await read(id, 'usr_aoife', later(6));
    const finding = before.report?.findings.find((each) => each.fix && each.title.includes('parcel'));
    expect(finding).toBeDefined();
    const fix = { review: id, finding: finding?.id ?? '', by: 'user:usr_aoife' };
    await expect(applyFix(db, { ...fix, hash: 'another', at: later(6) })).rejects.toThrow('has changed');
    const done = await applyFix(db, { ...fix, hash: before.hash, at: later(6) });
    const after = await read(id, 'usr_aoife', later(7));
    expect(JSON.stringify(after.document)).toContain('Your parcel waits for you.');
    expect(after.hash).toBe(done.hash);
    expect(after.standing).toEqual({ may: true, nth: 2, of: 2, last: true });
    expect(after.fixes).toMatchObject([{ by: 'Aoife Moran', undoable: true }]);
    await undoFix(db, { id: done.id, at: later(8) });
    expect((await read(id, 'usr_aoife', later(8))).hash).toBe(before.hash);
    await applyFix(db, { ...fix, hash: before.hash, at: later(9) });
    expect((await vote(id, 'usr_aoife', 'approve', undefined, later(10))).status).toBe('approved');
    const { rows } = await db.query<{ same: boolean }>(
      `SELECT v.hash = r.hash AS same FROM review r JOIN email_version v ON v.campaign = r.campaign AND v.number = r.version`,
    );
    expect(rows[0]?.same).toBe(true);
  });

  it('is withdrawn by its author alone, and a draft again', async () => {
    await draft('usr_tom', 'One');
    const { id } = await submit();
    await expect(withdrawReview(db, { review: id, by: 'user:usr_hanna', at: AT })).rejects.toThrow('Only who wrote');
    await withdrawReview(db, { review: id, by: 'user:usr_tom', at: AT });
    expect(await state()).toMatchObject({ status: 'draft', version: '1 draft' });
    expect((await latestVersion(db, { campaign, step: 0 }))?.status).toBe('draft');
  });

  it('takes one vote of two that come at once for the last, not both', async () => {
    await savePolicy(db, null, { name: 'Two', condition: {}, approvals: 2, groupId: null }, AT);
    await draft('usr_tom', 'One');
    const { id } = await submit();
    const answers = await Promise.all([vote(id, 'usr_hanna'), vote(id, 'usr_aoife')]);
    expect(answers.map((each) => each.status).sort()).toEqual(['approved', 'open']);
    await expect(vote(id, 'usr_lea')).rejects.toThrow('closed');
  });
});

describe('policies and the queue', () => {
  it('asks a group, and says to the others for whom it waits', async () => {
    const group = await saveGroup(db, null, { name: 'Legal', members: ['usr_aoife'] }, AT);
    await savePolicy(db, null, { name: 'By hand', condition: { generated: false }, approvals: 1, groupId: group }, AT);
    await draft('usr_tom', 'For you');
    const { id } = await submit();
    const queue = (userId: string) => listQueue(db, { userId, mayDecide: true, dayStart: AT });
    expect((await queue('usr_hanna')).notYours.map((each) => each.why)).toEqual(['Waits for Legal']);
    expect((await queue('usr_tom')).notYours.map((each) => each.why)).toEqual(['You wrote it']);
    expect((await queue('usr_aoife')).needsYou.map((each) => each.id)).toEqual([id]);
    expect(await countWaiting(db, 'usr_aoife')).toBe(1);
    await expect(vote(id, 'usr_hanna')).rejects.toThrow('a group that you are not in');
    await vote(id, 'usr_aoife');
    expect((await queue('usr_aoife')).decidedToday).toMatchObject([{ decision: 'approve', undoable: true }]);
    expect(await countWaiting(db, 'usr_aoife')).toBe(0);
  });

  it('reminds, once a day, those who may decide and have not', async () => {
    await savePolicy(db, null, { name: 'Two', condition: {}, approvals: 2, groupId: null }, AT);
    await draft('usr_tom', 'One');
    const { id } = await submitForReview(db, { campaign, step: 0, by: 'user:usr_tom', at: AT, dueAt: later(180) });
    await vote(id, 'usr_hanna');
    expect(await takeReminders(db, later(31)), 'not yet').toEqual([]);
    const [reminder] = await takeReminders(db, later(61));
    expect(reminder).toMatchObject({ review: id, name: 'We kept the light on', dueAt: later(180) });
    expect(reminder?.to.map(({ name }) => name)).toEqual(['Aoife Moran', 'Lea Lang']);
    expect(await takeReminders(db, later(62))).toEqual([]);
    expect(await takeReminders(db, later(61 + 24 * 60))).toHaveLength(1);
  });

  it('carries open comments on to the next version', async () => {
    await draft('usr_tom', 'One');
    const first = await submit();
    const place = { pointer: '/blocks/1/text', quote: 'a while', block: 'para' };
    const open = await addComment(db, { review: first.id, by: 'user:usr_hanna', body: 'How long?', place, at: AT });
    await addComment(db, { review: first.id, by: 'user:usr_tom', body: '96 days.', parentId: open.id, at: later(1) });
    const done = await addComment(db, { review: first.id, by: 'user:usr_hanna', body: 'Nice.', at: later(2) });
    await resolveComment(db, { id: done.id, by: 'user:usr_tom', resolved: true, at: later(3) });
    await vote(first.id, 'usr_hanna', 'requestChanges', 'See the comment.');
    await draft('usr_tom', 'Two', undefined, later(9));
    const second = await submit('usr_tom', later(10));
    const { rows } = await db.query<{ number: number }>('SELECT number FROM review WHERE id = $1', [second.id]);
    expect((await listComments(db, rows[0]?.number ?? 0)).map((each) => [each.author, each.body, each.place])).toEqual([
      ['Hanna Brandt', 'How long?', place],
      ['Tom Reyes', '96 days.', null],
    ]);
  });
});
