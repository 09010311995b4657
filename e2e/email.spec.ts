import { type AddressObject, simpleParser } from 'mailparser';
import { createPool, type Pool } from '@/lib/platform/db';
import { pauseCampaign, resumeCampaign } from '@/lib/services/campaigns/change-status';
import { createCampaign } from '@/lib/services/campaigns/create-campaign';
import { createCampaignSchema } from '@/lib/services/campaigns/fields';
import { submitForReview } from '@/lib/services/campaigns/review/submit-for-review';
import { saveEmail } from '@/lib/services/campaigns/save-email';
import { apiClient, eventSource } from './api-client';
import { databaseUrl, open, signInAs } from './demo';
import { ask, askNumber } from './support/database';
import { type RealMail, sendThroughSmtp } from './support/real-mail';
import { expect, test } from './support/test';

const HOUR_MS = 3_600_000;
const word = crypto.randomUUID().slice(0, 8);
const NAME = `Left at the till ${word}`;
const REMINDER = {
  format: 1,
  variants: [{ key: 'A', subject: 'You left something at the till', preheader: 'It is kept for a few days.' }],
  blocks: [
    { type: 'text', id: 'head', style: 'heading', text: 'Your cart is still here' },
    { type: 'text', id: 'lead', text: 'Hello {{ customer.firstName | default: "there" }}, we have kept your cart.' },
    { type: 'button', id: 'back', label: 'Back to your cart', href: 'https://thistleandtin.example/cart' },
  ],
};

let pool: Pool;
let mail: RealMail;
/** The demo's own reminder writes to the same customers, outside the quiet hours of the day at which this runs. */
let rivals: { id: string }[] = [];
const byTest = () => ({ actor: 'system', at: new Date() });
test.beforeAll(async () => {
  const url = databaseUrl();
  // What the checks of an email ask of their surroundings is read from here.
  process.env.DATABASE_URL ??= url;
  pool = createPool(url, 4);
  mail = await sendThroughSmtp(pool);
  rivals = await ask(
    `SELECT c.id FROM campaign c JOIN segment s ON s.number = c.segment WHERE c.status = 'live' AND s.key = 'abandoned-carts'`,
  );
  for (const { id } of rivals) await pauseCampaign(pool, id, byTest());
});
test.afterAll(async () => {
  await mail.close();
  for (const { id } of rivals) await resumeCampaign(pool, id, byTest());
  await pool.query(`UPDATE campaign SET status = 'cancelled' WHERE name = $1`, [NAME]);
  await pool.end();
});

/** Quiet hours that are half a day away, wherever the customer is at home. */
const awayHours = (now: Date) => {
  const hour = (now.getUTCHours() + 12) % 24;
  return { from: `${String(hour).padStart(2, '0')}:00`, to: `${String(hour).padStart(2, '0')}:30` };
};

test('from an abandoned cart to an email that a person approved, sent once, opened, clicked and unsubscribed', async ({
  page,
  request,
}) => {
  test.setTimeout(300_000);
  const [{ id: marketer } = { id: '' }] = await ask<{ id: string }>(
    `SELECT id FROM user_account WHERE role = 'marketer' ORDER BY created_at LIMIT 1`,
  );
  const actor = `user:${marketer}`;
  const at = new Date();
  const campaign = await createCampaign(
    pool,
    createCampaignSchema.parse({
      name: NAME,
      kind: 'triggered',
      segment: 'abandoned-carts',
      sendTime: { mode: 'atOnce', quietHours: awayHours(at) },
      trigger: { delay: null, reEntry: { mode: 'always', after: null } },
      priority: 1,
    }),
    { actor, ownerId: marketer, at },
  );
  await saveEmail(pool, { campaign: campaign.id, step: 0, document: REMINDER, actor, at });
  const number = await askNumber('SELECT number AS n FROM campaign WHERE id = $1', [campaign.id]);
  const review = await submitForReview(pool, { campaign: number, step: 0, by: actor, at });

  // The reviewer approves it on the screen: it is live at once.
  await signInAs(page, 'reviewer');
  await open(page, `/campaigns/reviews/${review.id}`);
  await expect(page.frameLocator('iframe').getByText('Your cart is still here')).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('a');
  await expect(page.getByText(`Approved: ${NAME}`)).toBeVisible();
  await expect
    .poll(async () => (await ask<{ status: string }>('SELECT status FROM campaign WHERE id = $1', [campaign.id]))[0])
    .toEqual({ status: 'live' });

  // A customer with a hostile name leaves a cart, through the event API, and comes into the segment.
  const user = `till-${word}`;
  const email = `till-${word}@customers.example`;
  const source = eventSource(request);
  const abandon = async (hoursAgo: number) => {
    const time = (hours: number) => new Date(Date.now() - hours * HOUR_MS).toISOString();
    const product = { productId: '85123A', name: 'White hanging heart T-light holder', price: 2.95, currency: 'GBP' };
    await source.send('batch', {
      batch: [
        { type: 'track', event: 'Product Added', userId: user, timestamp: time(hoursAgo), properties: product },
        { type: 'track', event: 'Checkout Started', userId: user, timestamp: time(hoursAgo - 0.2), properties: {} },
      ],
    });
  };
  await source.send('batch', {
    batch: [
      { type: 'identify', userId: user, traits: { email, firstName: '<script>alert(1)</script>' } },
      { type: 'track', event: 'Subscribed', userId: user, properties: { channel: 'email' } },
    ],
  });
  await abandon(4);

  // It is sent once, and what has arrived at a real mail server is a proper email.
  const received = () => mail.mails.filter(({ to }) => to === email);
  await expect.poll(() => received().length, { timeout: 90_000, intervals: [500] }).toBe(1);
  const parsed = await simpleParser(received()[0]?.raw ?? '');
  expect(parsed.subject).toBe('You left something at the till');
  expect((parsed.to as AddressObject).value[0]?.address).toBe(email);
  expect(parsed.text).toContain('we have kept your cart');
  expect(parsed.html).not.toContain('<script>');
  expect(parsed.html).toContain('4 Quay Street');
  expect(parsed.headers.get('list-unsubscribe-post') ?? parsed.headers.has('list')).toBeTruthy();
  const raw = (received()[0]?.raw ?? '').replace(/\r?\n[ \t]/g, ' ');
  expect(raw).toMatch(/^List-Unsubscribe-Post: *List-Unsubscribe=One-Click/im);

  // The customer opens it and clicks, as a person does: a while after it has come.
  const html = String(parsed.html).replaceAll('&amp;', '&');
  const pathOf = (pattern: RegExp): string => new URL(pattern.exec(html)?.[0] ?? '', 'http://x').pathname;
  await pool.query(`UPDATE message SET sent_at = sent_at - interval '1 hour' WHERE campaign = $1`, [number]);
  const person = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.0' };
  expect((await request.get(pathOf(/https?:\/\/[^"]+\/t\/o\/[^"]+/), { headers: person })).status()).toBe(200);
  const clicked = await request.get(pathOf(/https?:\/\/[^"]+\/t\/c\/[^"]+/), { maxRedirects: 0, headers: person });
  expect(clicked.status()).toBeGreaterThanOrEqual(302);
  expect(clicked.headers().location).toContain('https://thistleandtin.example/cart');
  expect(clicked.headers().location).toContain('utm_source=kindred');

  // A look at the page of unsubscribing changes nothing; the one click does, at once.
  const out = new URL(/^List-Unsubscribe: *<(https?:[^>]+)>/im.exec(raw)?.[1] ?? '', 'http://x').pathname;
  const consent = async () =>
    (
      await ask<{ state: string }>(
        `SELECT k.state FROM consent k JOIN customer c ON c.number = k.customer WHERE c.external_id = $1 AND k.channel = 'email'`,
        [user],
      )
    )[0]?.state;
  await request.get(out);
  await request.head(out);
  expect(await consent()).toBe('subscribed');
  expect((await request.post(out, { form: { 'List-Unsubscribe': 'One-Click' } })).status()).toBe(200);
  expect(await consent()).toBe('unsubscribed');
  expect((await request.post(`${out.slice(0, -2)}xx`, { form: {} })).status()).toBeGreaterThanOrEqual(400);

  // Another cart, and no further email: the reason is with the campaign.
  const timestamp = new Date(Date.now() - 3.7 * HOUR_MS).toISOString();
  const order = { orderId: `o-${word}`, total: 5, currency: 'GBP' };
  await source.send('track', { userId: user, event: 'Order Completed', timestamp, properties: order });
  const isMember = () =>
    askNumber(
      `SELECT count(*)::int AS n FROM membership m JOIN segment s ON s.number = m.segment JOIN customer c ON c.number = m.customer
       WHERE s.key = 'abandoned-carts' AND c.external_id = $1 AND m.left_at IS NULL`,
      [user],
    );
  await expect.poll(isMember, { timeout: 20_000 }).toBe(0);
  await abandon(3);
  await expect.poll(isMember, { timeout: 20_000 }).toBe(1);
  const reasons = () =>
    ask<{ reason: string }>(
      `SELECT x.reason FROM send_exclusion x JOIN send_run r ON r.number = x.run JOIN customer c ON c.number = x.customer
       WHERE r.campaign = $1 AND c.external_id = $2`,
      [number, user],
    );
  await expect.poll(reasons, { timeout: 60_000, intervals: [500] }).toEqual([{ reason: 'withdrew' }]);

  // The results show it: sent, opened and clicked by a person, unsubscribed.
  const api = await apiClient(request);
  const figures = async () => {
    const results = (await (await api.get(`/api/v1/campaigns/${campaign.id}/results`)).json()) as {
      steps: { variants: { figures: Record<string, number> }[] }[];
    };
    const { sent, opened, clicked: clicks, unsubscribed } = results.steps[0]?.variants[0]?.figures ?? {};
    return { sent, opened, clicks, unsubscribed };
  };
  await expect.poll(figures, { timeout: 30_000 }).toEqual({ sent: 1, opened: 1, clicks: 1, unsubscribed: 1 });
  // They come back as events of the customer; a click once it is clear that no scanner follows every link.
  const told = async () =>
    (
      await ask<{ name: string }>(
        `SELECT DISTINCT n.name FROM event e JOIN event_name n ON n.id = e.name JOIN customer c ON c.number = e.customer
         WHERE c.external_id = $1 AND n.name LIKE 'Email%' ORDER BY 1`,
        [user],
      )
    ).map(({ name }) => name);
  await expect
    .poll(told, { timeout: 60_000 })
    .toEqual(expect.arrayContaining(['Email Delivered', 'Email Link Clicked', 'Email Opened']));
  expect(received()).toHaveLength(1);
  const kept = await askNumber(`SELECT count(*)::int AS n FROM outbox_mail WHERE recipient = $1`, [email]);
  expect(kept, 'none went into the built-in outbox').toBe(0);

  await page.context().clearCookies();
  await signInAs(page, 'manager');
  await open(page, `/campaigns/${campaign.id}?tab=results`);
  await expect(page.getByRole('heading', { name: NAME })).toBeVisible();
});
