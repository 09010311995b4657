'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { dataOf } from '@/components/forms/action-answer';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardHead } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { ReviewerGroup } from '@/lib/services/campaigns/review/policies/manage-groups';
import { keepGroup, removeGroup } from '../actions';
import { NamedLine } from './named-line';
import { useSave } from './use-save';

interface Person {
  id: string;
  name: string;
}

/** Groups of reviewers that a policy can ask. */
export function GroupsCard({ groups, people }: { groups: readonly ReviewerGroup[]; people: readonly Person[] }) {
  return (
    <Card aria-labelledby="groups">
      <CardHead
        id="groups"
        title="Reviewer groups"
        note="whom a policy can ask"
        actions={
          <GroupDialog
            group={null}
            people={people}
            trigger={
              <Button>
                <Plus aria-hidden />
                New group
              </Button>
            }
          />
        }
      />
      {groups.length === 0 ? (
        <EmptyState title="No group yet">
          A group lets a policy ask for certain people: the law, the brand, a manager.
        </EmptyState>
      ) : (
        <ul>
          {groups.map((group) => (
            <NamedLine
              key={group.id}
              kind="group"
              name={group.name}
              words={
                group.members.length === 0
                  ? 'Nobody: what asks for it cannot be approved.'
                  : group.members.map(({ name, able }) => (able ? name : `${name} (may not decide)`)).join(', ')
              }
              consequences={['No policy may ask for it, and no open review wait for it; else this is refused.']}
              onDelete={() => dataOf(removeGroup({ id: group.id }))}
              edit={(trigger) => <GroupDialog group={group} people={people} trigger={trigger} />}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

function GroupDialog({
  group,
  people,
  trigger,
}: {
  group: ReviewerGroup | null;
  people: readonly Person[];
  trigger: React.ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(group?.name ?? '');
  const [members, setMembers] = useState<readonly string[]>(group?.members.map(({ id }) => id) ?? []);
  const { pending, error, save } = useSave();
  const done = async () => {
    if (await save(keepGroup({ id: group?.id ?? null, group: { name, members: [...members] } }))) {
      setOpen(false);
      if (!group) {
        setName('');
        setMembers([]);
      }
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
      title={group ? `Edit ${group.name}` : 'New group'}
      footer={
        <>
          <Button onClick={() => setOpen(false)} disabled={pending}>
            Cancel
          </Button>
          <Button variant="primary" onClick={done} pending={pending} disabled={!name.trim()}>
            Save
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <Field label="Name">
          <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={120} />
        </Field>
        <fieldset className="grid gap-1.5">
          <legend className="mb-1 font-medium text-ink-2 text-xs">Members</legend>
          {people.length === 0 && (
            <p className="text-ink-2 text-sm">Nobody may decide yet: invite a reviewer under Team.</p>
          )}
          {people.map((person) => (
            // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is a button of its own inside
            <label key={person.id} className="flex min-h-6 items-center gap-2 text-sm">
              <Checkbox
                checked={members.includes(person.id)}
                onCheckedChange={(on) =>
                  setMembers(on === true ? [...members, person.id] : members.filter((id) => id !== person.id))
                }
              />
              {person.name}
            </label>
          ))}
        </fieldset>
        {error && <Callout tone="bad">{error}</Callout>}
      </div>
    </Dialog>
  );
}
