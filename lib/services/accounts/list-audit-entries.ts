import { prisma } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/prisma/client';

export interface AuditFilter {
  /** Part of the action's name. */
  action?: string | undefined;
  actor?: string | undefined;
  subject?: string | undefined;
  /** `done`, or `failed` for every other outcome. */
  outcome?: 'done' | 'failed' | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

export interface AuditItem {
  id: string;
  at: Date;
  actor: string;
  /** Name of the person or program behind `actor`. */
  actorName: string | null;
  action: string;
  subject: string | null;
  /** Name of the person, program or segment that the id means, address of the webhook. */
  subjectName: string | null;
  outcome: string;
  detail: unknown;
  requestId: string | null;
}

/** A page of the audit trail, the newest first; `cursor` is the id of the last entry of the page before. */
export async function listAuditEntries(input: {
  filter: AuditFilter;
  cursor?: string | undefined;
  limit: number;
}): Promise<{ data: AuditItem[]; nextCursor: string | null }> {
  const { filter, cursor, limit } = input;
  const before = cursor && /^\d{1,18}$/.test(cursor) ? BigInt(cursor) : undefined;
  const rows = await prisma().auditEntry.findMany({
    where: { ...where(filter), ...(before === undefined ? {} : { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const names = await namesOf(page.flatMap(({ actor, subject }) => [idOf(actor), subject ?? '']));
  const data = page.map((row) => ({
    ...row,
    id: String(row.id),
    actorName: names.get(idOf(row.actor)) ?? null,
    subjectName: names.get(row.subject ?? '') ?? null,
  }));
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.id ?? null) : null };
}

function where({ action, actor, subject, outcome, from, to }: AuditFilter): Prisma.AuditEntryWhereInput {
  return {
    ...(action ? { action: { contains: action, mode: 'insensitive' } } : {}),
    ...(actor ? { actor } : {}),
    ...(subject ? { subject } : {}),
    ...(outcome ? { outcome: outcome === 'done' ? 'done' : { not: 'done' } } : {}),
    ...(from || to ? { at: { ...(from ? { gte: from } : {}), ...(to ? { lt: to } : {}) } } : {}),
  };
}

/** `usr_1` of `user:usr_1`. */
const idOf = (actor: string): string => actor.slice(actor.indexOf(':') + 1);

async function namesOf(all: readonly string[]): Promise<Map<string, string>> {
  const named = (prefix: string) => ({
    where: { id: { in: [...new Set(all)].filter((id) => id.startsWith(prefix)) } },
    select: { id: true, name: true } as const,
  });
  const found = await Promise.all([
    prisma().user.findMany(named('usr_')),
    prisma().apiClient.findMany(named('cl_')),
    prisma().writeKey.findMany(named('wk_')),
    prisma().segment.findMany(named('seg_')),
  ]);
  const webhooks = await prisma().webhookEndpoint.findMany({
    where: { id: { in: [...new Set(all)].filter((id) => id.startsWith('whk_')) } },
    select: { id: true, url: true },
  });
  return new Map([
    ...found.flat().map(({ id, name }) => [id, name] as const),
    ...webhooks.map(({ id, url }) => [id, url] as const),
  ]);
}
