import type { Brand, EmailDocument } from '../document/document';
import type { RenderFailureReason } from '../render/render-failure';
import type { ContentProduct } from '../render-types';

export const SEVERITIES = ['failed', 'warning', 'passed'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A change of one place of the document (RFC 6902). `test` comes first: a fix of other words than these is refused. */
export interface PatchOperation {
  op: 'test' | 'replace' | 'add' | 'remove';
  path: string;
  value?: unknown;
}

/** What mends a finding at a click. */
export interface Fix {
  label: string;
  patch: PatchOperation[];
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
  fix?: Fix;
}

/** All that was found of one version; kept as `email_version.checks`. */
export interface CheckReport {
  format: 1;
  /** Hash of the document that was looked at. */
  hash: string;
  at: string;
  findings: Finding[];
  counts: Record<Severity, number>;
  /** Renderings for customers of the segment, each variant for itself, and how many of them worked. */
  rendered: { asked: number; done: number };
}

/** One variant as one customer of the sample would get it. */
export interface SampleRendering {
  variant: string;
  /** Opaque id of the customer. */
  customer: string;
  result:
    | {
        ok: true;
        subject: string;
        preheader: string;
        html: string;
        bytes: number;
        emptyBlocks: readonly string[];
        amp?: string | undefined;
      }
    | { ok: false; reason: RenderFailureReason; detail: string; place: string; quote: string };
}

/** An address that was looked up, and what became of it. */
export interface FetchedAddress {
  /** HTTP status; null where nobody answered. */
  status: number | null;
  contentType: string | null;
}

/** All that checks read: gathered by whoever runs them. */
export interface CheckInput {
  document: EmailDocument;
  brand: Brand;
  /** Products that the document names, by the name used. */
  products: ReadonlyMap<string, ContentProduct>;
  /** Place of a product among the catalogue's by orders, 1 the first; by the same names. */
  ranks: ReadonlyMap<string, number>;
  catalogueSize: number;
  /** What the strategy promises: "15 % off"; null where it promises nothing or there is none. */
  offer: string | null;
  samples: readonly SampleRendering[];
  /** Links that every sample was given. */
  sampleLinks: { unsubscribe: string; preferences: string };
  fetched: ReadonlyMap<string, FetchedAddress>;
}

export interface Check {
  id: string;
  /** What it says where nothing is wrong. */
  passed: string;
  run(input: CheckInput): Finding[];
}
