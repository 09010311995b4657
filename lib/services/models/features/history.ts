/** What a customer's events are, as features see them. Other behaviour counts towards sessions only. */
export const KIND = {
  order: 1,
  refund: 2,
  view: 3,
  add: 4,
  checkout: 5,
  delivered: 6,
  opened: 7,
  clicked: 8,
  session: 9,
  other: 10,
} as const;

/** Kinds that belong to sessions: see `NON_SESSION_EVENTS` of the catalogue. */
export const IN_SESSION: readonly boolean[] = Array.from({ length: 11 }, (_, kind) =>
  [KIND.order, KIND.view, KIND.add, KIND.checkout, KIND.session].some((one) => one === kind),
);

/** A text that changes in time (a trait, a device): of customer i from `starts[i]` to `starts[i + 1]`, in order of time. */
export interface TimedTexts {
  readonly starts: Int32Array;
  readonly times: Float64Array;
  /** Index into `texts`. */
  readonly codes: Int32Array;
  readonly texts: readonly string[];
}

/** Events of customers up to an instant, in order of customer and time; times in milliseconds since 1970. */
export interface Histories {
  readonly customers: Int32Array;
  /** When the customer was first seen; NaN: never. */
  readonly firstSeen: Float64Array;
  /** Events of customer i stand from `starts[i]` to `starts[i + 1]`. */
  readonly starts: Int32Array;
  readonly times: Float64Array;
  readonly kinds: Uint8Array;
  /** Points of engagement of each event. */
  readonly points: Float64Array;
  /** Order and refund totals in the shop's currency; NaN where there is none. */
  readonly totals: Float64Array;
  /** 1 + index into `categories`; 0: none. */
  readonly categories: Int32Array;
  /** By name of the source: `trait:country`, `device`. */
  readonly texts: ReadonlyMap<string, TimedTexts>;
}
