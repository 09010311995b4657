import { setTimeout as sleep } from 'node:timers/promises';
import nodemailer from 'nodemailer';
import { systemClock } from '@/lib/core/clock';
import { createPool, type Pool } from '@/lib/platform/db';
import { report } from './report';
import { makeCampaign, PLAIN, RECOMMENDING } from './support/approved-campaign';
import { type MailSink, runMailSink } from './support/run-mail-sink';
import { runProduct } from './support/run-product';
import { LINES, LOOKS, makeShop, ORDERS, PRODUCTS, putRecommenderToUse } from './support/send-shop';

const CONNECTIONS = 20;

/** Customers that the recommenders learn from. */
const LEARNERS = 3_000;

/**
 * Messages a second that the running product renders and hands to a mail server on the same machine, each written down
 * before and after: an email that is the same for everyone but for a name, and one with four products for each customer
 * alone. Beside nodemailer's own pool that hands over one ready message again and again and writes nothing down.
 */
export async function run(args: readonly string[]): Promise<number> {
  const messages = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 12_000);
  const sink = await runMailSink();
  const product = await runProduct(undefined, {
    MAIL_PROVIDER: 'smtp',
    SMTP_URL: sink.url,
    MAIL_CONNECTIONS: String(CONNECTIONS),
  });
  const db = createPool(product.databaseUrl, 2);
  try {
    const at = systemClock.now();
    await makeShop(db, product.databaseUrl, messages, at);
    await putRecommenderToUse(db, Math.min(LEARNERS, messages), at);
    const plain = await sendAll(db, sink, { name: 'plain', document: PLAIN, customers: messages, at });
    const personal = await sendAll(db, sink, { name: 'personal', document: RECOMMENDING, customers: messages, at });
    const peer = await sendPlainly(Math.min(messages, 5_000), plain.bytes);
    const peerName = 'nodemailer’s pool, one ready message, nothing written down';
    report(
      {
        name: 'send',
        seed: 17,
        sizes: {
          messages,
          connections: CONNECTIONS,
          'bytes each': plain.bytes,
          products: PRODUCTS,
          'interactions of each customer': ORDERS * LINES + LOOKS,
        },
        results: [
          {
            case: 'rendered-and-handed-over',
            ours: plain.rate,
            peer,
            peerName,
            ratio: plain.rate / peer,
            unit: 'messages/s',
            note: 'goal 300; web, worker, database and mail server on this machine',
          },
          {
            case: 'with-recommendations',
            ours: personal.rate,
            peer,
            peerName,
            ratio: personal.rate / peer,
            unit: 'messages/s',
            note: `goal 300; four products for each from a blend of six recommenders; ${personal.bytes} bytes each`,
          },
        ],
      },
      args,
    );
    return 0;
  } finally {
    await db.end();
    await product.stop();
    sink.stop();
  }
}

async function sendAll(
  db: Pool,
  sink: MailSink,
  campaign: Parameters<typeof makeCampaign>[1],
): Promise<{ rate: number; bytes: number }> {
  await sink.reset();
  const { release } = await makeCampaign(db, campaign);
  await release();
  const { customers } = campaign;
  while (sink.count().taken < customers) await sleep(200);
  const { first, last, taken, different, bytes } = sink.count();
  if (taken !== customers || different !== customers)
    throw new Error(`${taken} came of ${customers}, ${different} of them different`);
  const rate = (customers - 1) / ((last - first) / 1_000);
  console.log(`${campaign.name}: ${rate.toFixed(0)} messages/s`);
  return { rate, bytes: Math.round(bytes / customers) };
}

async function sendPlainly(messages: number, bytes: number): Promise<number> {
  const sink = await runMailSink();
  // Of an object with a `url` nodemailer reads nothing else: it would open a connection for each message.
  const transport = nodemailer.createTransport({
    pool: true,
    host: '127.0.0.1',
    port: Number(new URL(sink.url).port),
    maxConnections: CONNECTIONS,
    maxMessages: 500,
    ignoreTLS: true,
  });
  const raw = `Subject: one\r\nContent-Type: text/html\r\n\r\n${'<p>tea lights</p>\r\n'.repeat(Math.round(bytes / 18))}`;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: messages }, () =>
      transport.sendMail({ raw, envelope: { from: 'a@shop.example', to: 'b@customers.example' } }),
    ),
  );
  const rate = messages / ((performance.now() - begun) / 1_000);
  transport.close();
  sink.stop();
  return rate;
}
