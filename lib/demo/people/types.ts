export type ConsentState = 'subscribed' | 'unsubscribed';

/** A customer of the demo shop before anything happens. Times are epoch milliseconds. */
export interface DemoCustomer {
  /** Opaque id, `cus_…`. */
  id: string;
  /** userId of the event sources; null for a visitor who never said who he is. */
  externalId: string | null;
  email: string | null;
  traits: Record<string, unknown>;
  /** Whether orders of the source stand behind it. */
  real: boolean;
  anonymousIds: readonly string[];
  firstSeenAt: number;
  /** When the account was made; null without an account. */
  signedUpAt: number | null;
  /** Said when signing up; null is unknown. */
  consentAtSignUp: ConsentState | null;
  /** How much this person does, 0 to 1: known to the generator only. */
  engagement: number;
  /** Chance to open an email while all is fresh. */
  openRate: number;
  /** Orders of the source, shifted in time, in order. */
  orders: readonly DemoOrder[];
}

export interface DemoOrder {
  /** Index into the source's invoices. */
  invoice: number;
  at: number;
}
