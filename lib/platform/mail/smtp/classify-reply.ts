import { MailError } from '../mail-provider';

/** What nodemailer's SMTPConnection says of a failure. */
export interface SmtpFailure {
  message: string;
  code?: string;
  response?: string;
  responseCode?: number;
  command?: string;
}

export type SmtpStage = 'connect' | 'message';

const TOO_MUCH =
  /too (?:many|much|fast)|rate.?limit|throttl|try again later.*(?:volume|rate)|exceeded.*(?:rate|connection)/i;
/** Enhanced codes (RFC 3463) for an address that does not exist, is no address, or has been shut. */
const BAD_ADDRESS = /\b5\.(?:1\.[0-36]|1\.10|2\.1)\b/;
const ENHANCED = /\b[45]\.\d{1,3}\.\d{1,3}\b/;
const RECONNECT_MS = 5_000;
const FULL = /\b5\.2\.2\b|mailbox (?:is )?full|quota/i;

/**
 * What a failure means (RFC 5321 4.2.1, RFC 3463). `handed`: the last byte may have left; without an answer to it nobody
 * knows whether the message was taken.
 */
export function classifyFailure(failure: SmtpFailure, stage: SmtpStage, handed: boolean): MailError {
  const { response = '', responseCode = 0, code = '', command = '' } = failure;
  const words = response || failure.message;
  const error = (kind: MailError['kind'], more: { address?: boolean; retryAfter?: number } = {}) =>
    new MailError(kind, words, { ...more, cause: failure });
  if (stage === 'connect') return error('away');
  const refused = responseCode >= 400 && code !== 'ECONNECTION' && code !== 'ETIMEDOUT';
  if (handed && !refused) return error('lost');
  if (
    responseCode === 421 ||
    (responseCode >= 400 && responseCode < 500 && (TOO_MUCH.test(response) || /\b4\.7\.28\b/.test(response)))
  )
    return error('throttled');
  if (responseCode >= 500) {
    if (FULL.test(response)) return error('temporary');
    const atRecipient = /RCPT/i.test(command) || /recipients? (?:were|was) rejected/i.test(failure.message);
    const unknown = ENHANCED.test(response) ? BAD_ADDRESS.test(response) : [550, 551, 553].includes(responseCode);
    return error('permanent', { address: atRecipient && unknown });
  }
  if (responseCode >= 400) return error('temporary');
  // An address that the client itself does not let out.
  if (code === 'EENVELOPE') return error('permanent', { address: true });
  if (code === 'EMESSAGE') return error('permanent');
  // It ended before the message was with the server: it is sent again over a new connection.
  return error('temporary', { retryAfter: RECONNECT_MS });
}
