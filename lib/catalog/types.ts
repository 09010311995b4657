/** The words in which the data dictionary speaks. */

/** Type of a trait, property or metric. `list` is a list of texts or numbers, or of objects reached by a dotted path. */
export type ValueType = 'text' | 'number' | 'boolean' | 'date' | 'list';

/** How much a value says about a person; masks, export and erasure follow it. */
export type Sensitivity = 'none' | 'personal' | 'special';

export type Unit = 'days' | 'orders' | 'sessions' | 'money' | 'points' | 'share' | 'quintile' | 'pieces';

/** Where a value is stored: a column of its table, or a key of its JSONB document. */
export type Storage = { column: string } | { json: string };

export interface TraitDefinition {
  name: string;
  label: string;
  type: ValueType;
  sensitivity: Sensitivity;
  storage: Storage;
  description?: string;
}

export type EventGroup = 'commerce' | 'email' | 'web' | 'custom';

export interface EventDefinition {
  name: string;
  label: string;
  /** How a sentence says it: "viewed a product". */
  phrase: string;
  group: EventGroup;
  /** Properties that this event is expected to carry. */
  properties: readonly string[];
}

export interface PropertyDefinition {
  name: string;
  label: string;
  type: ValueType;
  unit?: Unit;
  sensitivity: Sensitivity;
  /** Column of the event table that holds it as well, in its normal form; see `promotedColumns`. */
  promoted?: 'product' | 'category' | 'total';
}

/** `exact` holds at every instant; `snapshot` by its latest computed value. */
export type MetricKind = 'exact' | 'snapshot';

export interface MetricDefinition {
  name: string;
  label: string;
  type: 'number' | 'text';
  unit?: Unit;
  kind: MetricKind;
  description: string;
  /** The values a text metric can take. */
  values?: readonly string[];
  /** Column of the snapshot table (snapshot metrics only). */
  column?: string;
}
