/** A name and an address as they stand in From and To. */
export interface Mailbox {
  name?: string | null;
  address: string;
}

/** An email ready to go out, to one person. */
export interface MailMessage {
  /** Id of ours that a provider gives back with what it reports: `msg_…`. */
  reference: string;
  /** Its number, where it is a campaign's. */
  number?: number;
  /** Message-ID without the angle brackets: the same at every attempt. */
  messageId: string;
  from: Mailbox;
  replyTo?: string | null;
  to: Mailbox;
  subject: string;
  html: string;
  text: string;
  /** A part in AMP for Email; not all providers take one. */
  amp?: string | undefined;
  headers?: Readonly<Record<string, string>>;
  date: Date;
  /** The message as it goes over the wire, where it has been composed already. */
  raw?: Uint8Array | undefined;
}

export interface Handed {
  /** What the provider calls it, or its answer. */
  providerId: string;
  bytes: number;
}

/**
 * Asked once all but the last byte has been given: the provider waits, and completes the hand-over only where the answer
 * is true. Whoever answers true has written down that the message may have been taken from now on.
 */
export type Handing = () => Promise<boolean>;

/** Who takes mail. An implementation that has been given `handing` calls it exactly once for a message that it completes. */
export interface MailProvider {
  readonly name: string;
  /** Messages that it takes at a time. */
  readonly connections: number;
  /** To hand over a message a second time, under the same Message-ID, changes nothing. */
  readonly idempotent: boolean;
  /** It tells by itself, later, what it delivered; else what it takes counts as delivered. */
  readonly reportsDelivery?: boolean;
  /** Errors: MailError. */
  send(message: MailMessage, handing?: Handing): Promise<Handed>;
  close(): Promise<void>;
}

/**
 * What came of an attempt that failed:
 * - `permanent`: refused for good; `address` says that the address is at fault (a hard bounce)
 * - `temporary`: this message may be tried again later (greylisting, a full mailbox)
 * - `throttled`: too much at once; nothing may be sent for a while
 * - `away`: the provider cannot be reached or does not let us in; no message is at fault
 * - `lost`: the connection ended after the last byte and before the answer: it may have been taken
 * - `withdrawn`: not completed, because `handing` said no
 */
export type MailErrorKind = 'permanent' | 'temporary' | 'throttled' | 'away' | 'lost' | 'withdrawn';

export class MailError extends Error {
  override readonly name = 'MailError';
  readonly address: boolean;
  /** Milliseconds to wait, where the provider said so. */
  readonly retryAfter: number | undefined;

  constructor(
    readonly kind: MailErrorKind,
    message: string,
    more: { address?: boolean; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(message.slice(0, 500), { cause: more.cause });
    this.address = more.address ?? false;
    this.retryAfter = more.retryAfter;
  }
}
