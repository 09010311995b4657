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
  const names = await namesOf(page.map((row) => row.actor));
  const data = page.map((row) => ({ ...row, id: String(row.id), actorName: names.get(row.actor) ?? null }));
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

async function namesOf(actors: readonly string[]): Promise<Map<string, string>> {
  const ids = (kind: string): string[] =>
    [...new Set(actors)].filter((actor) => actor.startsWith(`${kind}:`)).map((actor) => actor.slice(kind.length + 1));
  const select = { id: true, name: true };
  const [users, clients, sources] = await Promise.all([
    prisma().user.findMany({ where: { id: { in: ids('user') } }, select }),
    prisma().apiClient.findMany({ where: { id: { in: ids('client') } }, select }),
    prisma().writeKey.findMany({ where: { id: { in: ids('source') } }, select }),
  ]);
  return new Map([
    ...users.map(({ id, name }): [string, string] => [`user:${id}`, name]),
    ...clients.map(({ id, name }): [string, string] => [`client:${id}`, name]),
    ...sources.map(({ id, name }): [string, string] => [`source:${id}`, name]),
  ]);
}
