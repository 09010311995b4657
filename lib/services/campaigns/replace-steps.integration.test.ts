import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CampaignWorld } from '@/lib/testing/campaign-world';
import { startCampaign } from './change-status';
import { updateCampaignSchema } from './fields';
import { getCampaign } from './find-campaign';
import { updateCampaign } from './update-campaign';

const NOW = new Date('2026-06-10T12:00:00Z');
const author = { actor: 'user:v', at: NOW };
let world: CampaignWorld;
beforeAll(async () => {
  world = await CampaignWorld.open(NOW);
});
beforeEach(() => world.reset(3));
afterAll(() => world.close());

const rule = { type: 'all', children: [{ type: 'trait', trait: 'city', op: 'eq', value: 'Whitby' }] };
const steps = [{ name: 'One' }, { name: 'Two', delay: '3d', exitRule: rule }, { name: 'Three', delay: '4d' }];

/** An approved sequence of three emails whose words say which they are. */
async function sequence(): Promise<{ id: string; number: number }> {
  const made = await world.campaign({ kind: 'sequence', steps });
  await world.pool.query(`UPDATE email_version SET status = 'draft' WHERE campaign = $1`, [made.number]);
  await world.pool.query(
    `UPDATE email_version v SET document = jsonb_set(document, '{variants,0,subject}', to_jsonb(s.name)), hash = s.name
     FROM campaign_step s WHERE s.campaign = v.campaign AND s.position = v.step AND v.campaign = $1`,
    [made.number],
  );
  await world.pool.query(`UPDATE email_version SET status = 'approved' WHERE campaign = $1`, [made.number]);
  await world.pool.query(
    `INSERT INTO review (id, campaign, step, version, status, hash, submitted_by, submitted_at, risk, risk_reasons, approvals, policies)
     SELECT 'rev_' || v.step, v.campaign, v.step, 1, 'approved', v.hash, 'u', $2, 'low', '[]', 1, '[]' FROM email_version v WHERE v.campaign = $1`,
    [made.number, NOW],
  );
  return made;
}

const change = (id: string, wanted: unknown[]) =>
  updateCampaign(world.pool, id, updateCampaignSchema.parse({ steps: wanted }), author);

const emails = async (campaign: number) =>
  (
    await world.pool.query<{ text: string }>(
      `SELECT step || ' ' || (document->'variants'->0->>'subject') || ' ' || number || ' ' || status AS text
       FROM email_version WHERE campaign = $1 ORDER BY step, number`,
      [campaign],
    )
  ).rows.map(({ text }) => text);

describe('the emails of a sequence', () => {
  it('take their words and their reviews along when they change places, and are drafts again', async () => {
    const { id, number } = await sequence();
    const changed = await change(id, [
      { name: 'Three first', was: 2 },
      { name: 'New', delay: '1d', was: null },
      { name: 'One', delay: '2h', was: 0 },
    ]);
    expect(changed.status).toBe('draft');
    expect(
      changed.steps.map(({ name, delayMs, version, approved }) => [name, Number(delayMs), version, approved]),
    ).toEqual([
      ['Three first', 0, 2, null],
      ['New', 86_400_000, 0, null],
      ['One', 7_200_000, 2, null],
    ]);
    expect(await emails(number)).toEqual([
      '0 Three 1 superseded',
      '0 Three 2 draft',
      '2 One 1 superseded',
      '2 One 2 draft',
    ]);
    const reviews = await world.pool.query('SELECT id, step, status FROM review ORDER BY step');
    expect(reviews.rows).toEqual([
      { id: 'rev_2', step: 0, status: 'superseded' },
      { id: 'rev_0', step: 2, status: 'superseded' },
    ]);
    // Whoever wrote it stays its writer; the one who moved it may still approve it.
    const writers = await world.pool.query(`SELECT DISTINCT editors FROM email_version WHERE campaign = $1`, [number]);
    expect(writers.rows).toEqual([{ editors: ['user:u'] }]);
  });

  it('keep their approval where only a name changes, or nothing does', async () => {
    const { id, number } = await sequence();
    const same = steps.map((step, index) => ({ ...step, name: `${step.name}!`, was: index }));
    const changed = await change(id, same);
    expect(changed).toMatchObject({ status: 'approved' });
    expect(changed.steps.map(({ name, approved }) => [name, approved])).toEqual([
      ['One!', 1],
      ['Two!', 1],
      ['Three!', 1],
    ]);
    expect(await emails(number)).toHaveLength(3);
    await startCampaign(world.pool, id, author);
    await expect(change(id, same)).resolves.toMatchObject({ status: 'live' });
    await expect(change(id, same.slice(1))).rejects.toMatchObject({ code: 'conflict' });
  });

  it('are refused where two come from one, or one from none', async () => {
    const { id } = await sequence();
    await expect(
      change(id, [
        { name: 'A', was: 1 },
        { name: 'B', was: 1 },
      ]),
    ).rejects.toMatchObject({
      errors: [{ path: '/steps/1/was' }],
    });
    await expect(change(id, [{ name: 'A', was: 7 }])).rejects.toMatchObject({ errors: [{ path: '/steps/0/was' }] });
    expect((await getCampaign(world.pool, id)).steps.map(({ name }) => name)).toEqual(['One', 'Two', 'Three']);
  });

  it('of a segment that is exchanged stand as drafts with the same words', async () => {
    const { id, number } = await sequence();
    await world.addSegment('others', { from: 1, to: 1 });
    await updateCampaign(world.pool, id, updateCampaignSchema.parse({ segment: 'others' }), author);
    expect((await emails(number)).slice(0, 2)).toEqual(['0 One 1 superseded', '0 One 2 draft']);
  });
});
