'use client';

import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { type ActionAnswer, dataOf } from '@/components/forms/action-answer';
import { messageOf } from '@/components/ui/api';
import { IconButton } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import {
  DropdownMenu,
  MenuItem,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
} from '@/components/ui/dropdown-menu';
import type { PersonItem } from '@/lib/services/accounts/list-people';
import { ROLE_LABEL, ROLES, type Role } from '@/lib/services/accounts/permissions';
import { disable, enable, giveRole, withdrawInvitation } from '../actions';

const run = (answer: Promise<ActionAnswer<unknown>>, said: string): Promise<unknown> =>
  dataOf(answer).then(
    () => toast.success(said),
    (error: unknown) => toast.error(messageOf(error)),
  );

/** What an admin can do with a person or an invitation. */
export function PersonMenu({ person }: { person: PersonItem }) {
  const [asking, setAsking] = useState(false);
  const name = person.name ?? person.email;
  const trigger = (
    <IconButton label={`Acts for ${name}`} size="sm">
      <Ellipsis aria-hidden />
    </IconButton>
  );
  if (person.status === 'invited') {
    return (
      <DropdownMenu trigger={trigger}>
        <MenuItem tone="bad" onSelect={() => run(withdrawInvitation({ id: person.id }), 'Invitation withdrawn')}>
          Withdraw the invitation
        </MenuItem>
      </DropdownMenu>
    );
  }
  const give = (role: string) =>
    run(
      giveRole({ userId: person.id, role: role as Role }),
      `${name} is ${ROLE_LABEL[role as Role].toLowerCase()} now`,
    );
  return (
    <>
      <DropdownMenu trigger={trigger}>
        <MenuLabel>Role</MenuLabel>
        <MenuRadioGroup value={person.role} onValueChange={give}>
          {ROLES.map((role) => (
            <MenuRadioItem key={role} value={role}>
              {ROLE_LABEL[role]}
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
        <MenuSeparator />
        {person.status === 'locked' && (
          <MenuItem onSelect={() => run(enable({ id: person.id }), `${name} can sign in again`)}>Unlock</MenuItem>
        )}
        {person.status === 'disabled' ? (
          <MenuItem onSelect={() => run(enable({ id: person.id }), `${name} can sign in again`)}>Enable</MenuItem>
        ) : (
          <MenuItem tone="bad" onSelect={() => setAsking(true)}>
            Disable
          </MenuItem>
        )}
      </DropdownMenu>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Disable ${name}?`}
        consequences={['They are signed out everywhere, at once.', 'What they made stays; you can enable them again.']}
        action="Disable"
        onConfirm={() => dataOf(disable({ id: person.id })).then(() => toast.success(`${name} is disabled`))}
      />
    </>
  );
}
