/** What a service tells of a message that it took, whoever the service is. */
export interface MailReport {
  kind: 'delivered' | 'bounce' | 'complaint' | 'unsubscribe';
  /** Of a bounce: for good. */
  hard: boolean;
  /** Our id of the message, where the service gave it back; else what it calls the message. */
  reference: string | null;
  providerId: string | null;
  email: string;
  words: string;
  at: Date;
}

/** A call that is not signed by who it says it is from. */
export class UnsignedReport extends Error {
  override readonly name = 'UnsignedReport';
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
/** A time of the service, as text or as epoch seconds; `otherwise` where it is none. */
export function timeOf(value: unknown, otherwise: Date): Date {
  const at =
    typeof value === 'number' ? new Date(value * 1_000) : typeof value === 'string' ? new Date(value) : otherwise;
  return Number.isNaN(at.getTime()) || at > otherwise ? otherwise : at;
}
