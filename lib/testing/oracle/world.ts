/** The world as the naive evaluator sees it: plain arrays, nothing of the product's own code. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export interface WorldCustomer {
  number: number;
  email: string | null;
  traits: { [name: string]: Json };
  firstSeenAt: number | null;
  /** Merged away or erased: a customer no more. */
  gone: boolean;
  consent: { [channel: string]: 'subscribed' | 'unsubscribed' };
  snapshot: { [metric: string]: number | string | null };
}

export interface WorldEvent {
  /** Place in the order of receipt. */
  seq: number;
  customer: number;
  /** Kind of call: only track, page and screen calls are events of a rule. */
  kind: string;
  name: string;
  at: number;
  properties: { [name: string]: Json } | null;
}

export interface World {
  customers: WorldCustomer[];
  events: WorldEvent[];
  segments: { id: string; key: string; rule: unknown }[];
}
