import type { Queryable } from '@/lib/platform/db';
import { readMap } from './read-map';

/** The campaigns of the strategy map as rows of a CSV file, the heads of the columns first. */
export async function* exportMap(db: Queryable, weeks: number, at: Date): AsyncGenerator<(string | number | null)[]> {
  const map = await readMap(db, weeks, at);
  yield [
    'segment',
    'customers',
    'strategy',
    'campaign',
    'status',
    'cadence',
    'received',
    'ordered',
    'orderedLow',
    'orderedHigh',
    'heldOutOrdered',
    'revenue',
    'currency',
  ];
  for (const row of map.rows)
    for (const [index, cell] of row.cells.entries())
      for (const one of cell.campaigns)
        yield [
          row.name,
          row.size,
          map.strategies[index]?.name ?? null,
          one.name,
          one.status,
          one.cadence,
          one.ordered?.whole ?? null,
          one.ordered?.share ?? null,
          one.ordered?.low ?? null,
          one.ordered?.high ?? null,
          one.heldOut,
          one.revenue?.total ?? null,
          map.currency,
        ];
}
