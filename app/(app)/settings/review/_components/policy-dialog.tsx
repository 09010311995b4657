'use client';

import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { ReviewPolicy } from '@/lib/content/review/requirements';
import type { PolicyChoices } from '@/lib/services/campaigns/review/policies/list-policy-choices';
import type { ReviewerGroup } from '@/lib/services/campaigns/review/policies/manage-groups';
import { keepPolicy } from '../actions';
import { useSave } from './use-save';

export interface PolicyDialogProps {
  policy: ReviewPolicy | null;
  groups: readonly ReviewerGroup[];
  choices: PolicyChoices;
  trigger: ReactNode;
}

const ANYONE = 'anyone';
const EITHER = 'either';
const toggle = (on: boolean | undefined): string => (on === undefined ? EITHER : on ? 'yes' : 'no');
const ofToggle = (value: string): boolean | undefined => (value === EITHER ? undefined : value === 'yes');
const idsOf = (numbers: readonly number[] | undefined, of: readonly { number: number; id: string }[]): string[] =>
  of.filter(({ number }) => numbers?.includes(number)).map(({ id }) => id);

function draftOf(policy: ReviewPolicy | null, choices: PolicyChoices) {
  const condition = policy?.condition ?? {};
  return {
    name: policy?.name ?? '',
    approvals: String(policy?.approvals ?? 2),
    group: policy?.group?.id ?? ANYONE,
    minSize: condition.minSize === undefined ? '' : String(condition.minSize),
    offer: toggle(condition.offer),
    generated: toggle(condition.generated),
    segments: idsOf(condition.segments, choices.segments),
    strategies: idsOf(condition.strategies, choices.strategies),
  };
}

/** Makes or changes a policy. What is left open applies to every email. */
export function PolicyDialog({ policy, groups, choices, trigger }: PolicyDialogProps) {
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState(() => draftOf(policy, choices));
  const { pending, error, setError, save } = useSave();
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const done = async () => {
    const minSize = draft.minSize.trim() === '' ? undefined : Number(draft.minSize);
    if (minSize !== undefined && (!Number.isInteger(minSize) || minSize < 1)) {
      setError('A whole number of people, 1 or more; empty for any size.');
      return;
    }
    const saved = await save(
      keepPolicy({
        id: policy?.id ?? null,
        policy: {
          name: draft.name,
          approvals: Number(draft.approvals),
          groupId: draft.group === ANYONE ? null : draft.group,
          condition: {
            ...(minSize === undefined ? {} : { minSize }),
            ...(draft.segments.length > 0 ? { segments: draft.segments } : {}),
            ...(draft.strategies.length > 0 ? { strategies: draft.strategies } : {}),
            ...(ofToggle(draft.offer) === undefined ? {} : { offer: ofToggle(draft.offer) }),
            ...(ofToggle(draft.generated) === undefined ? {} : { generated: ofToggle(draft.generated) }),
          },
        },
      }),
    );
    if (saved) setOpen(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (next) setDraft(draftOf(policy, choices));
        setError(null);
        setOpen(next);
      }}
      trigger={trigger}
      title={policy ? `Edit ${policy.name}` : 'New policy'}
      description="All that is given must hold; it counts for what is submitted from now on."
      footer={
        <>
          <Button onClick={() => setOpen(false)} disabled={pending}>
            Cancel
          </Button>
          <Button variant="primary" onClick={done} pending={pending} disabled={!draft.name.trim()}>
            Save
          </Button>
        </>
      }
    >
      <div className="grid gap-3 pb-1">
        <Field label="Name" hint="Reviewers read it: “Offer to over 500”.">
          <Input value={draft.name} onChange={(event) => set({ name: event.target.value })} maxLength={120} />
        </Field>
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="Approvals">
            <Select
              value={draft.approvals}
              onValueChange={(approvals) => set({ approvals })}
              options={['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))}
            />
          </Field>
          <Field label="Of">
            <Select
              value={draft.group}
              onValueChange={(group) => set({ group })}
              options={[
                { value: ANYONE, label: 'Any reviewer' },
                ...groups.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </Field>
          <Field label="Goes to at least" optional hint="People">
            <Input
              inputMode="numeric"
              value={draft.minSize}
              onChange={(event) => set({ minSize: event.target.value })}
            />
          </Field>
          <Field label="Makes an offer">
            <Select value={draft.offer} onValueChange={(offer) => set({ offer })} options={YES_NO} />
          </Field>
          <Field label="Was generated">
            <Select value={draft.generated} onValueChange={(generated) => set({ generated })} options={YES_NO} />
          </Field>
        </div>
        <Many
          legend="Only of these segments"
          choices={choices.segments}
          chosen={draft.segments}
          onChange={(segments) => set({ segments })}
        />
        <Many
          legend="Only of these strategies"
          choices={choices.strategies}
          chosen={draft.strategies}
          onChange={(strategies) => set({ strategies })}
        />
        {error && <Callout tone="bad">{error}</Callout>}
      </div>
    </Dialog>
  );
}

const YES_NO = [
  { value: EITHER, label: 'Either way' },
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

function Many({
  legend,
  choices,
  chosen,
  onChange,
}: {
  legend: string;
  choices: readonly { id: string; name: string }[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  if (choices.length === 0) return null;
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium text-ink-2 text-xs">
        {legend} <span className="font-normal text-ink-3">(none ticked: all)</span>
      </legend>
      <div className="grid max-h-40 gap-1 overflow-y-auto rounded-sm border border-line p-2 sm:grid-cols-2">
        {choices.map((choice) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is a button of its own inside
          <label key={choice.id} className="flex min-h-6 min-w-0 items-center gap-2 text-sm">
            <Checkbox
              checked={chosen.includes(choice.id)}
              onCheckedChange={(on) =>
                onChange(on === true ? [...chosen, choice.id] : chosen.filter((id) => id !== choice.id))
              }
            />
            <span className="truncate">{choice.name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
