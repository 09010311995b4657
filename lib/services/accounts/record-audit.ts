import { prisma } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/prisma/client';

export interface AuditRecord {
  at: Date;
  /** As `actorOf()` writes it. */
  actor: string;
  action: string;
  subject?: string;
  /** What was changed, in ids and counts: never a secret, never personal data. */
  detail?: Record<string, unknown>;
  /** `done`, `refused` or the code of the error. */
  outcome: string;
  requestId?: string;
}

/** Writes one line of the audit trail. */
export async function recordAudit(record: AuditRecord): Promise<void> {
  const { at, actor, action, subject, detail, outcome, requestId } = record;
  await prisma().auditEntry.create({
    data: { at, actor, action, subject, outcome, requestId, ...(detail ? { detail: asJson(detail) } : {}) },
  });
}

/** Dates become text and `undefined` disappears, as they would on the way through JSON. */
const asJson = (detail: Record<string, unknown>): Prisma.InputJsonObject => JSON.parse(JSON.stringify(detail));
