import type { Queryable } from '../../db';
import { Grouped } from '../../grouped';
import { composeMessage, type DkimKey } from '../compose-message';
import type { Handed, Handing, MailMessage, MailProvider } from '../mail-provider';
import { MailError } from '../mail-provider';

interface Letter {
  message: MailMessage;
  raw: Buffer;
}

const INSERT = `INSERT INTO outbox_mail (message_id, message, recipient, subject, raw, at)
  SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::bytea[], $6::timestamptz[])
  ON CONFLICT (message_id) DO NOTHING`;

/** Takes mail into the table `outbox_mail`: nothing leaves the machine. A Message-ID stands there once. */
export class OutboxProvider implements MailProvider {
  readonly name = 'outbox';
  readonly idempotent = true;
  readonly connections = 32;
  private readonly letters: Grouped<Letter, true>;

  constructor(
    db: Queryable,
    private readonly dkim?: DkimKey,
  ) {
    this.letters = new Grouped(async (letters) => {
      await db.query(INSERT, [
        letters.map(({ message }) => message.messageId),
        letters.map(({ message }) => message.number ?? null),
        letters.map(({ message }) => message.to.address),
        letters.map(({ message }) => message.subject.replaceAll('\0', '')),
        letters.map(({ raw }) => raw),
        letters.map(({ message }) => message.date),
      ]);
      return letters.map(() => true as const);
    });
  }

  async send(message: MailMessage, handing?: Handing): Promise<Handed> {
    const raw = await composeMessage(message, this.dkim);
    if (handing && !(await handing()))
      throw new MailError('withdrawn', 'It was withdrawn while it was being handed over.');
    await this.letters.add({ message, raw });
    return { providerId: message.messageId, bytes: raw.byteLength };
  }

  async close(): Promise<void> {}
}
