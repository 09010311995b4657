export const SEVERITIES = ['failed', 'warning', 'passed'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A change of one place of the document (RFC 6902, `replace`, `add` and `remove` alone). */
export interface PatchOperation {
  op: 'replace' | 'add' | 'remove';
  path: string;
  value?: unknown;
}

/** Where something is: a JSON pointer into the document, and the words meant. */
export interface Place {
  pointer: string;
  quote: string;
  /** What a person calls it: "Subject A", "Paragraph 1". */
  label: string;
}

/** What one check says about one place, or about the whole where it found nothing wrong. */
export interface Finding {
  /** Of the check: `prices`, `subjectLength`, … */
  check: string;
  /** Unique in a report, and the same as long as the same words are at fault in the same place. */
  id: string;
  severity: Severity;
  title: string;
  place: Place | null;
  detail: string;
  /** What mends it at a click. */
  fix?: { label: string; patch: PatchOperation[] };
}

/** All that was found of one version; kept as `email_version.checks`. */
export interface CheckReport {
  format: 1;
  /** Hash of the document that was looked at. */
  hash: string;
  at: string;
  findings: Finding[];
  counts: Record<Severity, number>;
  /** Customers for whom it was rendered, and for how many that worked. */
  rendered: { asked: number; done: number };
}
