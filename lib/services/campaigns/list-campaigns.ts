import sql, { join, raw } from 'sql-template-tag';
import type { Queryable } from '@/lib/platform/db';
import { decodeCursor, encodeCursor } from '../profiles/cursor';
import { CAMPAIGN_COLUMNS, type Campaign, type CampaignRow, toCampaign } from './campaign-row';
import type { CampaignKind, CampaignStatus } from './fields';

const NEVER = '-infinity';
const SORTS = {
  name: { column: 'lower(c.name)', type: 'text', kind: 'text', value: (row: CampaignRow) => row.name.toLowerCase() },
  updatedAt: {
    column: 'c.updated_at',
    type: 'timestamptz',
    kind: 'time',
    value: (row: CampaignRow) => row.updatedAt.toISOString(),
  },
  createdAt: {
    column: 'c.created_at',
    type: 'timestamptz',
    kind: 'time',
    value: (row: CampaignRow) => row.createdAt.toISOString(),
  },
  nextRunAt: {
    column: `coalesce(c.next_run_at, '-infinity')`,
    type: 'timestamptz',
    kind: 'time',
    value: (row: CampaignRow) => row.nextRunAt?.toISOString() ?? NEVER,
  },
} as const;
export type CampaignSort = keyof typeof SORTS | `-${keyof typeof SORTS}`;
export const CAMPAIGN_SORTS = Object.keys(SORTS).flatMap((key) => [key, `-${key}`]) as [
  CampaignSort,
  ...CampaignSort[],
];

export interface CampaignFilter {
  /** Part of the name. */
  q?: string | undefined;
  status?: CampaignStatus | undefined;
  kind?: CampaignKind | undefined;
  /** Id or key. */
  segment?: string | undefined;
  strategy?: string | undefined;
}
export interface ListCampaignsInput extends CampaignFilter {
  /** With a leading minus: descending. */
  sort?: CampaignSort | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** A page of campaigns, those changed last first unless sorted otherwise. */
export async function listCampaigns(
  db: Queryable,
  input: ListCampaignsInput,
): Promise<{ data: Campaign[]; nextCursor: string | null }> {
  const { q, status, kind: campaignKind, segment, strategy, sort = '-updatedAt', cursor, limit } = input;
  const descending = sort.startsWith('-');
  const { column, type, kind, value } = SORTS[sort.replace('-', '') as keyof typeof SORTS];
  const filters = [sql`true`];
  if (q) filters.push(sql`position(lower(${q}::text) IN lower(c.name)) > 0`);
  if (status) filters.push(sql`c.status = ${status}::text`);
  if (campaignKind) filters.push(sql`c.kind = ${campaignKind}::text`);
  if (segment)
    filters.push(
      sql`c.segment = (SELECT number FROM segment WHERE id = ${segment}::text OR key = ${segment}::text LIMIT 1)`,
    );
  if (strategy)
    filters.push(
      sql`c.strategy = (SELECT number FROM strategy WHERE id = ${strategy}::text OR key = ${strategy}::text LIMIT 1)`,
    );
  if (cursor) {
    const after = decodeCursor(cursor, sort, kind);
    filters.push(
      sql`(${raw(column)}, c.number) ${raw(descending ? '<' : '>')} (${after.value}::${raw(type)}, ${after.number}::int)`,
    );
  }
  const order = raw(`${column} ${descending ? 'DESC' : 'ASC'}, c.number ${descending ? 'DESC' : 'ASC'}`);
  const { rows } = await db.query<CampaignRow>(
    sql`SELECT ${raw(CAMPAIGN_COLUMNS)} FROM campaign c WHERE ${join(filters, ' AND ')} ORDER BY ${order} LIMIT ${limit + 1}::int`,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor =
    rows.length > limit && last ? encodeCursor({ order: sort, value: value(last), number: last.number }) : null;
  return { data: page.map(toCampaign), nextCursor };
}

/** The list as rows of a CSV file, the heads of the columns first, by name. */
export async function* exportCampaigns(
  db: Queryable,
  filter: CampaignFilter,
): AsyncGenerator<(string | number | null)[]> {
  yield ['id', 'name', 'kind', 'status', 'segment', 'strategy', 'topic', 'holdout', 'nextRunAt', 'owner', 'updatedAt'];
  for (let cursor: string | undefined; ; ) {
    const page = await listCampaigns(db, { ...filter, sort: 'name', cursor, limit: 200 });
    for (const one of page.data)
      yield [
        one.id,
        one.name,
        one.kind,
        one.status,
        one.segment?.name ?? null,
        one.strategy?.name ?? null,
        one.topic,
        one.holdout,
        one.nextRunAt,
        one.owner?.name ?? null,
        one.updatedAt,
      ];
    if (!page.nextCursor) return;
    cursor = page.nextCursor;
  }
}
