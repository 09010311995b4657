'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { FormError } from '@/components/forms/form-error';
import { targetWords } from '@/components/models/words';
import { useThings } from '@/components/rule-builder/use-suggestions';
import { messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { formatCount } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import { ScheduleFields } from '../../_components/schedule-fields';
import { makeModel } from '../../actions';
import { DataCheckCard } from './data-check-card';
import { DefinitionFields } from './definition-fields';
import { type FeatureLine, FeaturePicker } from './feature-picker';
import { PurposePicker } from './purpose-picker';
import { findPurpose, type PurposeName } from './purposes';
import { type Draft, draftOf, targetOf, toDefinition } from './to-definition';
import { useDataCheck } from './use-data-check';

export interface NewModelFormProps {
  features: readonly FeatureLine[];
  /** Names of those that are taken where nobody chooses. */
  usual: readonly string[];
  leftOut: readonly { name: string; reason: string }[];
  first: PurposeName;
}

const EVERYONE = 'everyone';

/** From a question to a training: purpose, definition, features, a check of the data, and the schedule. */
export function NewModelForm({ features, usual, leftOut, first }: NewModelFormProps) {
  const router = useRouter();
  const { data: things } = useThings();
  const [draft, setDraft] = useState(() => draftOf(first));
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string>();
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const purpose = findPurpose(draft.purpose);
  const definition = toDefinition(draft);
  const check = useDataCheck(draft);
  const target = targetOf(draft);
  const learns = purpose.kind === 'classifier';
  const interests = features.filter(({ group }) => group === 'interest').map(({ name }) => name);
  const train = async () => {
    if (!definition) return;
    setPending(true);
    setError(undefined);
    try {
      const { key } = await dataOf(makeModel(definition));
      toast.success('The training is queued');
      router.push(`/discover/models/${key}`);
    } catch (failure) {
      setError(messageOf(failure));
      setPending(false);
    }
  };
  return (
    <div className="grid items-start gap-4 *:min-w-0 lg:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
      <div className="grid gap-4 *:min-w-0">
        <PurposePicker
          value={draft.purpose}
          onChange={(next) => setDraft({ ...draftOf(next), segment: draft.segment, schedule: draft.schedule })}
        />
        <Card>
          <CardHead title="What exactly, and for whom?" />
          <CardBody className="grid gap-4 sm:grid-cols-2">
            <DefinitionFields draft={draft} onChange={change} things={things} />
            <Field label="Customers" hint="Those who object to profiling are left out in any case.">
              <Combobox
                value={draft.segment || EVERYONE}
                onValueChange={(segment) => change({ segment: segment === EVERYONE ? '' : segment })}
                options={[
                  { value: EVERYONE, label: 'Everyone it can be said of' },
                  ...(things?.segments ?? []).map(({ id, name, size }) => ({
                    value: id,
                    label: name,
                    hint: formatCount(size),
                  })),
                ]}
              />
            </Field>
            <Field label="Name" optional>
              <Input
                value={draft.name}
                maxLength={200}
                placeholder={target ? targetWords(target) : purpose.question}
                onChange={({ target: { value } }) => change({ name: value })}
              />
            </Field>
          </CardBody>
        </Card>
        {learns && (
          <FeaturePicker
            features={features}
            usual={draft.purpose === 'categoryPreference' ? [...usual, ...interests] : usual}
            leftOut={leftOut}
            chosen={draft.features}
            onChange={(chosen) => change({ features: chosen })}
          />
        )}
        <Card>
          <CardHead title="When does it run?" note="it can be changed at any time" />
          <CardBody>
            <ScheduleFields value={draft.schedule} onChange={(schedule) => change({ schedule })} />
          </CardBody>
        </Card>
      </div>
      <aside className="grid gap-4 *:min-w-0 lg:sticky lg:top-18" aria-label="Check and train">
        <DataCheckCard check={check} wanting={definition ? null : 'Choose the event first.'} />
        <FormError message={error} />
        <Button
          variant="primary"
          size="lg"
          pending={pending}
          disabled={!definition || check.data?.ok !== true || draft.features?.length === 0}
          onClick={train}
        >
          Train the model
        </Button>
        <p className="text-pretty text-ink-2 text-xs">
          The first version is put to use when it is trained. Training runs beside the product and may be cancelled; a
          model of this shop’s size takes about a minute.
        </p>
      </aside>
    </div>
  );
}
