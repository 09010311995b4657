'use client';

import { ORDER_COMPLETED } from '@/lib/catalog';
import type { BareEvent } from '../words';
import { AddMenu } from './add-menu';

const GAP = { property: '', op: 'in', value: [] } as const;

/** What can be added to an event: a where clause, one value of a property, what must not follow. */
export function AddDetail({ condition, onChange }: { condition: BareEvent; onChange: (condition: BareEvent) => void }) {
  const { where = [], per, notFollowedBy, event } = condition;
  const perDefault = event.startsWith('Product') ? 'productId' : event.startsWith('Order') ? 'orderId' : 'cartId';
  const items = [
    {
      label: 'where a property is …',
      onSelect: () => onChange({ ...condition, where: [...where, { ...GAP, value: [] }] }),
    },
  ];
  if (!notFollowedBy)
    items.push({
      label: 'not followed by …',
      onSelect: () =>
        onChange({ ...condition, notFollowedBy: { event: event === ORDER_COMPLETED ? '' : ORDER_COMPLETED } }),
    });
  else
    items.push({
      label: 'not followed by … where',
      onSelect: () =>
        onChange({
          ...condition,
          notFollowedBy: { ...notFollowedBy, where: [...(notFollowedBy.where ?? []), { ...GAP, value: [] }] },
        }),
    });
  if (per === undefined)
    items.push({ label: 'for one and the same …', onSelect: () => onChange({ ...condition, per: perDefault }) });
  if (notFollowedBy && notFollowedBy.per === undefined)
    items.push({
      label: 'not followed for the same …',
      onSelect: () => onChange({ ...condition, notFollowedBy: { ...notFollowedBy, per: per ?? perDefault } }),
    });
  return <AddMenu label="Add a detail" title="Add to this event" items={items} />;
}
