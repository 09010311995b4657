import type { ValueType } from '@/lib/catalog';

/** Longest sentence that is read, in UTF-16 units. */
export const MAX_SENTENCE = 1000;

export type KnownValue = string | number | boolean;

/** What a sentence can speak of beside the catalogue: the names and values that the shop's data holds. */
export interface Vocabulary {
  /** The day (`2026-11-22`) from which “in March” is understood. */
  today: string;
  /** Shop currency, ISO 4217. */
  currency: string;
  events: readonly string[];
  /** Properties of events, by event, with their most frequent values. */
  properties: readonly { event: string; name: string; type: ValueType; values: readonly KnownValue[] }[];
  traits: readonly { name: string; type: ValueType; values: readonly KnownValue[] }[];
  /** Metrics of the families that the data has: `affinity:Toys`, `cluster:value`. */
  metrics: readonly string[];
  segments: readonly { reference: string; name: string }[];
  channels: readonly string[];
}
