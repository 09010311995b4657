import type { SuggestedThings } from '@/lib/services/segments/suggest-things';

/** One node of a previewed rule. `path` is a JSON pointer into the rule that was asked about. */
export interface PreviewStep {
  path: string;
  description: string;
  /** Customers for whom this node alone holds. */
  count: number;
  /** Customers left after this node and those before it. */
  cumulative: number;
  /** Customers there would be without this node. */
  withoutIt: number;
}

export interface PreviewWarning {
  path: string;
  message: string;
  [key: string]: unknown;
}

export interface PreviewCustomer {
  id: string;
  externalId?: string | null;
  email?: string | null;
  traits?: Record<string, unknown>;
  metrics?: Record<string, unknown>;
}

/** The answer of `POST /api/v1/segments/preview`. */
export interface Preview {
  count: number;
  total: number;
  reachable: number;
  /** The others, each by the first reason that holds. */
  unreachable: { noAddress: number; suppressed: number; unsubscribed: number };
  asOf: string;
  tookMs: number;
  steps: PreviewStep[];
  sample: PreviewCustomer[];
  approximate: string[];
  warnings: PreviewWarning[];
}

export type Things = SuggestedThings;
