'use client';

import { Plus } from 'lucide-react';
import { IconButton } from '@/components/ui/button';
import { DropdownMenu, MenuItem, MenuLabel } from '@/components/ui/dropdown-menu';
import { ORDER_COMPLETED } from '@/lib/catalog';
import type { BareEvent } from '../words';

/** What can be added to an event: a where clause, one value of a property, what must not follow. */
export function AddDetail({ condition, onChange }: { condition: BareEvent; onChange: (condition: BareEvent) => void }) {
  const { where = [], per, notFollowedBy, event } = condition;
  const perDefault = event.startsWith('Product') ? 'productId' : event.startsWith('Order') ? 'orderId' : 'cartId';
  return (
    <DropdownMenu
      align="start"
      trigger={
        <IconButton label="Add a detail" size="sm" className="-mt-0.5 ml-0.5 align-middle">
          <Plus aria-hidden className="size-3!" />
        </IconButton>
      }
    >
      <MenuLabel>Add to this event</MenuLabel>
      <MenuItem onSelect={() => onChange({ ...condition, where: [...where, { property: '', op: 'in', value: [] }] })}>
        where a property is …
      </MenuItem>
      {!notFollowedBy && (
        <MenuItem
          onSelect={() =>
            onChange({ ...condition, notFollowedBy: { event: event === ORDER_COMPLETED ? '' : ORDER_COMPLETED } })
          }
        >
          not followed by …
        </MenuItem>
      )}
      {notFollowedBy && !notFollowedBy.where?.length && (
        <MenuItem
          onSelect={() =>
            onChange({
              ...condition,
              notFollowedBy: { ...notFollowedBy, where: [{ property: '', op: 'in', value: [] }] },
            })
          }
        >
          not followed by … where
        </MenuItem>
      )}
      {per === undefined && (
        <MenuItem onSelect={() => onChange({ ...condition, per: perDefault })}>for one and the same …</MenuItem>
      )}
      {notFollowedBy && notFollowedBy.per === undefined && (
        <MenuItem
          onSelect={() => onChange({ ...condition, notFollowedBy: { ...notFollowedBy, per: per ?? perDefault } })}
        >
          not followed for the same …
        </MenuItem>
      )}
    </DropdownMenu>
  );
}
