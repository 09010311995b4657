import type { Pool } from '@/lib/platform/db';
import { listScores } from './list-scores';

const PAGE = 500;

/** The customers that a model's champion has answered for, the heads of the columns first, page by page. Errors: notFound. */
export async function* exportScores(
  pool: Pool,
  reference: string,
  { group, personal }: { group?: string | undefined; personal: boolean },
): AsyncGenerator<(string | number | null)[]> {
  yield ['id', 'externalId', 'name', 'group', 'value', 'probability', 'percentile', 'at'];
  for (let cursor: string | undefined; ; ) {
    const { data, nextCursor } = await listScores(pool, reference, { group, cursor, limit: PAGE, personal });
    for (const { customer, externalId, name, group: label, value, probability, percentile, at } of data)
      yield [customer, externalId, name, label, value, probability, percentile, at];
    if (nextCursor === null) return;
    cursor = nextCursor;
  }
}
