import { callApi } from '../api/call-api';
import type { Handed, Handing, Mailbox, MailMessage, MailProvider } from '../mail-provider';
import { oneLine } from '../mailbox-text';

export interface SendgridSettings {
  key: string;
  connections: number;
  reportsDelivery: boolean;
  reach?: typeof fetch;
}

const box = ({ name, address }: Mailbox) => ({ email: address, ...(name ? { name: oneLine(name) } : {}) });

/** SendGrid by its Mail Send API: https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send */
export class SendgridProvider implements MailProvider {
  readonly name = 'sendgrid';
  readonly idempotent = false;
  readonly connections: number;
  readonly reportsDelivery: boolean;

  constructor(private readonly settings: SendgridSettings) {
    this.connections = settings.connections;
    this.reportsDelivery = settings.reportsDelivery;
  }

  async send(message: MailMessage, handing?: Handing): Promise<Handed> {
    const own = Object.entries(message.headers ?? {}).map(([name, value]): [string, string] => [name, oneLine(value)]);
    const body = JSON.stringify({
      personalizations: [{ to: [box(message.to)], custom_args: { reference: message.reference } }],
      from: box(message.from),
      ...(message.replyTo ? { reply_to: { email: message.replyTo } } : {}),
      subject: oneLine(message.subject),
      content: [
        { type: 'text/plain', value: message.text || ' ' },
        ...(message.amp ? [{ type: 'text/x-amp-html', value: message.amp }] : []),
        { type: 'text/html', value: message.html },
      ],
      headers: Object.fromEntries([...own, ['Message-ID', `<${message.messageId}>`]]),
      tracking_settings: {
        click_tracking: { enable: false },
        open_tracking: { enable: false },
        subscription_tracking: { enable: false },
      },
    });
    const headers = { authorization: `Bearer ${this.settings.key}`, 'content-type': 'application/json' };
    const answer = await callApi(
      { url: 'https://api.sendgrid.com/v3/mail/send', headers, body },
      handing,
      this.settings.reach,
    );
    return { providerId: answer.headers.get('x-message-id') ?? '', bytes: Buffer.byteLength(body) };
  }

  async close(): Promise<void> {}
}
