import { composeMessage, type DkimKey } from '../compose-message';
import { type Handed, type Handing, MailError, type MailMessage, type MailProvider } from '../mail-provider';
import { SmtpLine } from './smtp-line';
import { type SmtpPatience, smtpOptions } from './smtp-options';

export interface SmtpSettings {
  url: string;
  connections: number;
  dkim?: DkimKey;
  bounceAddress?: string;
  patience?: SmtpPatience;
}

const MESSAGES_EACH = 500;

/** A mail server, on connections that are kept. A message waits for a free one. */
export class SmtpProvider implements MailProvider {
  readonly name = 'smtp';
  readonly idempotent = false;
  readonly connections: number;
  private readonly free: SmtpLine[];
  private readonly lines: readonly SmtpLine[];
  private readonly waiting: ((line: SmtpLine) => void)[] = [];

  constructor(private readonly settings: SmtpSettings) {
    this.connections = settings.connections;
    const { options, auth } = smtpOptions(settings.url, settings.patience);
    this.lines = Array.from({ length: settings.connections }, () => new SmtpLine(options, auth, MESSAGES_EACH));
    this.free = [...this.lines];
  }

  async send(message: MailMessage, handing?: Handing): Promise<Handed> {
    const raw = await this.compose(message);
    const line = this.free.pop() ?? (await new Promise<SmtpLine>((resolve) => this.waiting.push(resolve)));
    try {
      const envelope = { from: this.settings.bounceAddress ?? message.from.address, to: message.to.address };
      return { providerId: await line.send(envelope, raw, handing), bytes: raw.byteLength };
    } finally {
      const next = this.waiting.shift();
      if (next) next(line);
      else this.free.push(line);
    }
  }

  async close(): Promise<void> {
    for (const line of this.free) line.quit();
    for (const line of this.lines) if (!this.free.includes(line)) line.close();
  }

  private async compose(message: MailMessage): Promise<Buffer> {
    try {
      return await composeMessage(message, this.settings.dkim);
    } catch (error) {
      throw new MailError('permanent', 'The message could not be put together.', { cause: error });
    }
  }
}
