import { type ApiAnswer, callApi, jsonOf } from '../api/call-api';
import { type Handed, type Handing, MailError, type MailMessage, type MailProvider } from '../mail-provider';
import { mailboxText, oneLine } from '../mailbox-text';

export interface PostmarkSettings {
  token: string;
  stream: string;
  connections: number;
  reportsDelivery: boolean;
  reach?: typeof fetch;
}

/** Error codes of the API that say that the recipient is at fault: inactive (bounced before), not an address. */
const BAD_RECIPIENT = new Set([406, 300]);

/** Postmark by its email API: https://postmarkapp.com/developer/api/email-api */
export class PostmarkProvider implements MailProvider {
  readonly name = 'postmark';
  readonly idempotent = false;
  readonly connections: number;
  readonly reportsDelivery: boolean;

  constructor(private readonly settings: PostmarkSettings) {
    this.connections = settings.connections;
    this.reportsDelivery = settings.reportsDelivery;
  }

  async send(message: MailMessage, handing?: Handing): Promise<Handed> {
    const { token, stream, reach } = this.settings;
    const headers = { ...message.headers, 'Message-ID': `<${message.messageId}>`, 'X-PM-KeepID': 'true' };
    const body = JSON.stringify({
      From: mailboxText(message.from),
      To: mailboxText(message.to),
      ...(message.replyTo ? { ReplyTo: message.replyTo } : {}),
      Subject: oneLine(message.subject),
      HtmlBody: message.html,
      TextBody: message.text,
      MessageStream: stream,
      TrackOpens: false,
      TrackLinks: 'None',
      Metadata: { reference: message.reference },
      Headers: Object.entries(headers).map(([Name, value]) => ({ Name, Value: oneLine(value) })),
    });
    const answer = await this.call({ url: 'https://api.postmarkapp.com/email', body, token }, handing, reach);
    return { providerId: String(jsonOf(answer.text).MessageID ?? ''), bytes: Buffer.byteLength(body) };
  }

  private async call(
    request: { url: string; body: string; token: string },
    handing?: Handing,
    reach?: typeof fetch,
  ): Promise<ApiAnswer> {
    const headers = {
      accept: 'application/json',
      'content-type': 'application/json',
      'x-postmark-server-token': request.token,
    };
    try {
      return await callApi({ url: request.url, body: request.body, headers }, handing, reach);
    } catch (error) {
      const code =
        error instanceof MailError && error.kind === 'permanent'
          ? /"ErrorCode":\s*(\d+)/.exec(error.message)?.[1]
          : undefined;
      if (error instanceof MailError && code && BAD_RECIPIENT.has(Number(code)))
        throw new MailError('permanent', error.message, { address: true, cause: error });
      throw error;
    }
  }

  async close(): Promise<void> {}
}
