import type { Queryable } from '@/lib/platform/db';
import type { FeatureSet } from '../../features/feature-set';
import { type FeatureTable, takeTableRows } from '../../features/feature-table';
import { readFeaturesWithin } from '../../features/read-features';
import type { Target } from '../../types';
import { isEligible, outcomeFacts } from './outcome-facts';

/** The features of those among some customers whom a target is about at an instant; nothing after it is read. */
export async function readEligible(
  db: Queryable,
  { set, target }: { set: FeatureSet; target: Target },
  customers: readonly number[],
  at: Date,
): Promise<FeatureTable> {
  const eligible = new Set<number>();
  const table = await readFeaturesWithin(db, set, [{ at, customers }], {
    onPortion: (histories) =>
      histories.customers.forEach((customer, place) => {
        if (isEligible(target, outcomeFacts(histories, place, at.getTime(), 0), at.getTime())) eligible.add(customer);
      }),
  });
  return takeTableRows(
    table,
    Array.from(table.customers.keys()).filter((row) => eligible.has(table.customers[row] ?? 0)),
  );
}
