import type { z } from 'zod';
import { AppError } from '@/lib/core';
import type { Pool } from '@/lib/platform/db';
import { findCustomer } from '../profiles/find-customer';
import { maskCustomer } from '../profiles/mask-customer';
import { nameOf } from '../profiles/name-of';
import { cellOf } from './features/feature-table';
import { readFeatures } from './features/read-features';
import { findModel } from './model-row';
import { readMap } from './read-map';
import { readRunLabels } from './read-run-labels';
import type { clusterCustomerSchema } from './types';

export type ClusterCustomer = z.infer<typeof clusterCustomerSchema>;

/**
 * One customer of a run: what placed him, in his own units, as it was when the run was made. Errors: notFound (customer, or
 * one that the run did not look at).
 */
export async function readClusterCustomer(
  pool: Pool,
  reference: string,
  id: string,
  { version, personal }: { version?: number | undefined; personal: boolean },
): Promise<ClusterCustomer> {
  const model = await findModel(pool, reference);
  const number = version ?? model.champion;
  const [customer, { artefact, groupOf, result, trainedAt }] = await Promise.all([
    findCustomer(pool, id),
    readRunLabels(pool, model.number, number),
  ]);
  const group = groupOf.get(customer.number);
  if (group === undefined) throw new AppError('notFound', 'This customer was not part of the run.');
  const map = await readMap(pool, reference, { version: number ?? undefined });
  const place = map.customers.indexOf(customer.id);
  const table = await readFeatures(pool, artefact.set, [{ at: trainedAt, customers: [customer.number] }]);
  const shown = personal ? customer : maskCustomer(customer);
  const { country } = shown.traits;
  return {
    id: customer.id,
    name: nameOf(shown) ?? shown.email,
    country: typeof country === 'string' ? country : null,
    group,
    next: map.groups[map.next[place] ?? -1] ?? null,
    silhouette: map.silhouette[place] ?? null,
    features: table.columns.flatMap((column) => {
      const feature = result.features.find(({ name }) => name === column.name);
      if (!feature) return [];
      const { name, label, unit, kind } = feature;
      return [{ name, label, unit, kind, value: table.customers.length > 0 ? cellOf(column, 0) : null }];
    }),
  };
}
