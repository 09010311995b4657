import type { Rule } from '@/lib/rules';

export const FINDING_KINDS = [
  'tooSmallToAct',
  'tooSmallToTest',
  'nearDuplicate',
  'empty',
  'idle',
  'arbitraryCut',
  'specialCategory',
  'sensitiveProxy',
  'consentNotConsidered',
  'noData',
  'excludesNobody',
  'overSegmented',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** `bad`: stop and look; `warn`: probably not what is meant; `info`: good to know. */
export type Severity = 'bad' | 'warn' | 'info';

/** The distribution of a metric with a cut through it. */
export interface CutPicture {
  metric: string;
  label: string;
  /** Where the rule cuts, and where the nearest percentile cut would be. */
  cut: number;
  suggested: { percentile: number; value: number };
  /** Share of those who have the metric that lies close to the cut. */
  near: number;
  bins: { from: number; to: number; customers: number }[];
}

/** One thing to be known of a segment before relying on it. */
export interface Finding {
  kind: FindingKind;
  severity: Severity;
  /** JSON pointer into the rule; empty where it is about the whole. */
  place: string;
  /** One sentence, with its figures. */
  message: string;
  /** A rule that mends it, and what the button says. */
  fix?: { label: string; rule: Rule };
  picture?: CutPicture;
  /** Another segment that it is about. */
  other?: { id: string; name: string };
}

const ORDER: readonly Severity[] = ['bad', 'warn', 'info'];

/** The gravest first. */
export const bySeverity = (a: Pick<Finding, 'severity'>, b: Pick<Finding, 'severity'>): number =>
  ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity);
