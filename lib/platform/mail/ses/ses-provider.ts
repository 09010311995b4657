import { type ApiAnswer, callApi, jsonOf } from '../api/call-api';
import { composeMessage } from '../compose-message';
import { type Handed, type Handing, MailError, type MailMessage, type MailProvider } from '../mail-provider';
import { type AwsCredentials, signRequest } from './sign-request';

export interface SesSettings extends AwsCredentials {
  region: string;
  configurationSet?: string | undefined;
  connections: number;
  reportsDelivery: boolean;
  now(): Date;
  reach?: typeof fetch;
}

/** Amazon SES, the message as it is: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
export class SesProvider implements MailProvider {
  readonly name = 'ses';
  readonly idempotent = false;
  readonly connections: number;
  readonly reportsDelivery: boolean;

  constructor(private readonly settings: SesSettings) {
    this.connections = settings.connections;
    this.reportsDelivery = settings.reportsDelivery;
  }

  async send(message: MailMessage, handing?: Handing): Promise<Handed> {
    const { region, configurationSet } = this.settings;
    const raw = await composeMessage(message);
    const body = JSON.stringify({
      FromEmailAddress: message.from.address,
      Destination: { ToAddresses: [message.to.address] },
      Content: { Raw: { Data: raw.toString('base64') } },
      EmailTags: [{ Name: 'reference', Value: message.reference.replace(/[^\w-]/g, '') }],
      ...(configurationSet ? { ConfigurationSetName: configurationSet } : {}),
    });
    const url = new URL(`https://email.${region}.amazonaws.com/v2/email/outbound-emails`);
    const answer = await this.call(url, body, handing);
    return { providerId: String(jsonOf(answer.text).MessageId ?? ''), bytes: raw.byteLength };
  }

  private async call(url: URL, body: string, handing?: Handing): Promise<ApiAnswer> {
    const { region, now, reach } = this.settings;
    const headers = signRequest(
      { method: 'POST', url, region, service: 'ses', body, headers: { 'content-type': 'application/json' }, at: now() },
      this.settings,
    );
    try {
      return await callApi({ url: url.href, headers, body }, handing, reach);
    } catch (error) {
      // The whole account is held back: no message is at fault.
      if (
        error instanceof MailError &&
        /AccountSuspended|SendingPaused|MailFromDomainNotVerified|not verified/i.test(error.message)
      )
        throw new MailError('away', error.message, { cause: error });
      if (error instanceof MailError && /TooManyRequests|Throttling|LimitExceeded/i.test(error.message))
        throw new MailError('throttled', error.message, { cause: error });
      throw error;
    }
  }

  async close(): Promise<void> {}
}
