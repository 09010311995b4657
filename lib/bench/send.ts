import { setTimeout as sleep } from 'node:timers/promises';
import nodemailer from 'nodemailer';
import { systemClock } from '@/lib/core/clock';
import { createPool } from '@/lib/platform/db';
import { report } from './report';
import { makeCampaign } from './support/approved-campaign';
import { runMailSink } from './support/run-mail-sink';
import { runProduct } from './support/run-product';

const CONNECTIONS = 20;

/**
 * Messages a second that the running product renders and hands to a mail server on the same machine, each written down
 * before and after, beside nodemailer's own pool that hands over one ready message again and again and writes nothing down.
 */
export async function run(args: readonly string[]): Promise<number> {
  const messages = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 20_000);
  const sink = await runMailSink();
  const product = await runProduct(undefined, {
    MAIL_PROVIDER: 'smtp',
    SMTP_URL: sink.url,
    MAIL_CONNECTIONS: String(CONNECTIONS),
  });
  const db = createPool(product.databaseUrl, 2);
  try {
    const { release } = await makeCampaign(db, messages, systemClock.now());
    await release();
    while (sink.count().taken < messages) await sleep(200);
    const { first, last, taken, different, bytes } = sink.count();
    if (taken !== messages || different !== messages)
      throw new Error(`${taken} came of ${messages}, ${different} of them different`);
    const rate = (messages - 1) / ((last - first) / 1_000);
    const peer = await sendPlainly(Math.min(messages, 5_000), Math.round(bytes / messages));
    report(
      {
        name: 'send',
        seed: '–',
        sizes: { messages, connections: CONNECTIONS, 'bytes each': Math.round(bytes / messages) },
        results: [
          {
            case: 'rendered-and-handed-over-per-second',
            ours: rate,
            peer,
            peerName: 'nodemailer’s pool, one ready message, nothing written down',
            ratio: rate / peer,
            unit: 'messages/s',
            note: 'goal 300; web, worker, database and mail server on this machine',
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

async function sendPlainly(messages: number, bytes: number): Promise<number> {
  const sink = await runMailSink();
  const transport = nodemailer.createTransport({
    pool: true,
    url: sink.url,
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
