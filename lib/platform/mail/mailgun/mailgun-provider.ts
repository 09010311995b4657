import { callApi, jsonOf } from '../api/call-api';
import { composeMessage } from '../compose-message';
import type { Handed, Handing, MailMessage, MailProvider } from '../mail-provider';

export interface MailgunSettings {
  key: string;
  domain: string;
  region: 'us' | 'eu';
  connections: number;
  reportsDelivery: boolean;
  reach?: typeof fetch;
}

/** Mailgun, the message as it is (MIME): https://documentation.mailgun.com/docs/mailgun/api-reference */
export class MailgunProvider implements MailProvider {
  readonly name = 'mailgun';
  readonly idempotent = false;
  readonly connections: number;
  readonly reportsDelivery: boolean;

  constructor(private readonly settings: MailgunSettings) {
    this.connections = settings.connections;
    this.reportsDelivery = settings.reportsDelivery;
  }

  async send(message: MailMessage, handing?: Handing): Promise<Handed> {
    const { key, domain, region, reach } = this.settings;
    const raw = await composeMessage(message);
    const body = new FormData();
    body.set('to', message.to.address);
    body.set('message', new Blob([new Uint8Array(raw)], { type: 'message/rfc822' }), 'message.eml');
    body.set('o:tracking', 'no');
    body.set('v:reference', message.reference);
    const host = region === 'eu' ? 'api.eu.mailgun.net' : 'api.mailgun.net';
    const headers = { authorization: `Basic ${Buffer.from(`api:${key}`).toString('base64')}` };
    const url = `https://${host}/v3/${encodeURIComponent(domain)}/messages.mime`;
    const answer = await callApi({ url, headers, body }, handing, reach);
    return { providerId: String(jsonOf(answer.text).id ?? '').replace(/[<>]/g, ''), bytes: raw.byteLength };
  }

  async close(): Promise<void> {}
}
