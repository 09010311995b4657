'use client';

import { ListFilter, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { RuleField } from '@/components/rule-builder/rule-field';
import { Button, IconButton } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { SortableList, SortableRow } from '@/components/ui/sortable';
import { DelayInput } from './delay-input';
import { type StepDraft, withStep } from './draft';
import type { FieldsProps } from './inputs';

const MOST = 12;

/** The emails of a sequence in their order: added, named, timed, moved and removed. */
export function StepList({ draft, change }: FieldsProps) {
  const { steps } = draft;
  const put = (key: string, patch: Partial<StepDraft>) =>
    change({ steps: steps.map((step) => (step.key === key ? { ...step, ...patch } : step)) });
  return (
    <div className="grid gap-2">
      <SortableList
        label="Emails of the sequence"
        items={steps}
        idOf={({ key }) => key}
        onChange={(next) => change({ steps: next })}
      >
        {steps.map((step, index) => (
          <StepRow
            key={step.key}
            step={step}
            index={index}
            only={steps.length === 1}
            put={(patch) => put(step.key, patch)}
            remove={() => change({ steps: steps.filter(({ key }) => key !== step.key) })}
          />
        ))}
      </SortableList>
      <Button
        variant="dashed"
        className="justify-self-start"
        disabled={steps.length >= MOST}
        onClick={() => change({ steps: withStep(steps) })}
      >
        <Plus aria-hidden />
        Add an email
      </Button>
      {steps.length >= MOST && <p className="text-ink-3 text-xs">A sequence has at most {MOST} emails.</p>}
    </div>
  );
}

interface StepRowProps {
  step: StepDraft;
  index: number;
  only: boolean;
  put: (patch: Partial<StepDraft>) => void;
  remove: () => void;
}

function StepRow({ step, index, only, put, remove }: StepRowProps) {
  const [ruled, setRuled] = useState(false);
  const name = `email ${index + 1}`;
  return (
    <SortableRow id={step.key} name={name}>
      {(handle) => (
        <div className="grid gap-2.5 py-2 pr-2 pl-1">
          <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-end gap-x-1.5 gap-y-2 lg:grid-cols-[auto_minmax(0,1fr)_17rem_auto]">
            <span className="flex items-center self-center pt-4">
              {handle}
              <span className="w-5 text-right text-ink-3 text-sm tabular-nums">{index + 1}.</span>
            </span>
            <Field label={`Name of ${name}`}>
              <Input value={step.name} maxLength={200} onChange={({ target }) => put({ name: target.value })} />
            </Field>
            <div className="max-lg:order-last max-lg:col-span-3 max-lg:pl-13">
              <DelayInput
                label={index === 0 ? 'After the entry' : 'Then wait'}
                value={step.delay}
                onChange={(delay) => put({ delay })}
              />
            </div>
            <span className="flex items-center self-end pb-0.5">
              {!ruled && !step.exitRule && (
                <IconButton size="sm" label={`Exit rule of ${name}`} onClick={() => setRuled(true)}>
                  <ListFilter aria-hidden />
                </IconButton>
              )}
              <IconButton size="sm" label={`Remove ${name}`} disabled={only} onClick={remove}>
                <Trash2 aria-hidden />
              </IconButton>
            </span>
          </div>
          {(ruled || step.exitRule) && (
            <div className="pl-13">
              <RuleField
                label={`Who leaves before ${name}`}
                none="Nobody besides those who leave the sequence as a whole."
                description="For whom this holds when the email is due, it and all that follow are not sent."
                rule={step.exitRule}
                onChange={(exitRule) => {
                  put({ exitRule });
                  setRuled(exitRule !== null);
                }}
              />
            </div>
          )}
        </div>
      )}
    </SortableRow>
  );
}
