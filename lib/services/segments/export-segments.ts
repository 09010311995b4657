import type { Pool } from '@/lib/platform/db';
import { describeStoredRule } from './describe-stored-rule';
import { listSegments } from './list-segments';
import type { SegmentStatus } from './segment-row';

const PAGE = 200;

export interface ExportSegmentsInput {
  q?: string | undefined;
  status?: SegmentStatus | undefined;
  owner?: string | undefined;
}

/** The list of segments, the heads of the columns first, by name. */
export async function* exportSegments(
  pool: Pool,
  filter: ExportSegmentsInput,
): AsyncGenerator<(string | number | null)[]> {
  yield ['id', 'key', 'name', 'status', 'size', 'sizeAt', 'goal', 'owner', 'parentId', 'rule', 'version', 'updatedAt'];
  for (let cursor: string | undefined; ; ) {
    const page = await listSegments(pool, { ...filter, sort: 'name', cursor, limit: PAGE });
    for (const one of page.data)
      yield [
        one.id,
        one.key,
        one.name,
        one.status,
        one.size,
        one.sizeAt,
        one.goal,
        one.owner?.name ?? null,
        one.parentId,
        (await describeStoredRule(pool, one.rule)).sentence,
        one.version,
        one.updatedAt,
      ];
    if (!page.nextCursor) return;
    cursor = page.nextCursor;
  }
}
