'use client';

import { Plus } from 'lucide-react';
import { IconButton } from '@/components/ui/button';
import { DropdownMenu, MenuItem, MenuLabel } from '@/components/ui/dropdown-menu';

export interface AddMenuProps {
  /** Names the button for those who do not see it. */
  label: string;
  title: string;
  items: readonly { label: string; onSelect: () => void }[];
}

/** What can be added to a sentence, behind a small plus at its end. */
export function AddMenu({ label, title, items }: AddMenuProps) {
  return (
    <DropdownMenu
      align="start"
      trigger={
        <IconButton label={label} size="sm" className="-mt-0.5 ml-0.5 align-middle">
          <Plus aria-hidden className="size-3!" />
        </IconButton>
      }
    >
      <MenuLabel>{title}</MenuLabel>
      {items.map((item) => (
        <MenuItem key={item.label} onSelect={item.onSelect}>
          {item.label}
        </MenuItem>
      ))}
    </DropdownMenu>
  );
}
