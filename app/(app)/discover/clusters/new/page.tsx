import type { Metadata } from 'next';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { getModel } from '@/lib/services/models/get-model';
import type { ModelDetail } from '@/lib/services/models/types';
import { readShopCurrency } from '@/lib/services/profiles/shop-currency';
import { beginWith, type Draft, inside } from './_components/draft';
import { NewClustering } from './_components/new-clustering';

export const metadata: Metadata = { title: 'Find groups' };

const groupName = (model: ModelDetail, group: string): string => {
  const result = model.version?.result;
  return (result?.type === 'clusters' && result.groups.find(({ id }) => id === group)?.name) || group;
};

/** A number of groups that was chosen on the dendrogram. */
const cutOf = (text: string | undefined): Partial<Draft> =>
  text && /^[1-9]\d?$/.test(text) ? { k: Number(text), algorithm: 'agglomerative' } : {};

/** A new clustering; `from` runs an old one again with changes, `inside` looks within one of its groups. */
export default page({ permission: 'segments.edit' }, async ({ query }) => {
  const at = systemClock.now();
  const reference = query.from ?? query.inside;
  const [model, currency] = await Promise.all([
    reference ? getModel(pool(), reference, { at }) : null,
    readShopCurrency(pool()),
  ]);
  const again = model !== null && query.from !== undefined;
  const group = !again && model && query.group ? { id: query.group, name: groupName(model, query.group) } : null;
  const draft: Draft | null =
    model?.version && again
      ? { ...beginWith(model.name, model.version.definition), ...cutOf(query.k) }
      : model && group
        ? inside(model.key, group)
        : null;
  return (
    <NewClustering
      draft={draft}
      again={again && model ? { key: model.key, name: model.name } : null}
      within={
        group && model ? { model: model.key, modelName: model.name, group: group.id, groupName: group.name } : null
      }
      currency={currency}
    />
  );
});
