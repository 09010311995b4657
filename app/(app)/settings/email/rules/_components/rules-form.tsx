'use client';

import { Controller } from 'react-hook-form';
import { toast } from 'sonner';
import { FormError } from '@/components/forms/form-error';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Frequency } from '@/lib/services/campaigns/audience/read-frequency';
import { type SendRulesForm, sendRulesForm } from '@/lib/services/campaigns/audience/send-rules-form';
import { saveSendRules } from '../../actions';
import { DayStrip } from './day-strip';
import { capWords, quietWords, reachWords } from './rule-words';
import { SwitchLine } from './switch-line';

interface RulesFormProps {
  rules: SendRulesForm;
  frequency: Frequency;
  zone: string;
}

/** What holds for every campaign of the shop, however it is set itself. */
export function RulesForm({ rules, frequency, zone }: RulesFormProps) {
  const { form, submit, pending, error, errorOf } = useActionForm({
    schema: sendRulesForm,
    defaultValues: rules,
    act: saveSendRules,
    done: (_, saved) => {
      form.reset(saved);
      toast.success('Limits saved');
    },
  });
  const now = form.watch();
  const figure = (name: 'count' | 'days' | 'months' | 'growth', label: string, most: number) => (
    <Field label={label} error={errorOf(name)}>
      <Input
        type="number"
        inputMode="decimal"
        min={1}
        max={most}
        step={name === 'growth' ? 'any' : 1}
        {...form.register(name, { valueAsNumber: true })}
      />
    </Field>
  );
  const reach = reachWords(now, frequency);
  return (
    <form onSubmit={submit} noValidate className="grid min-w-0 gap-4">
      <Card aria-labelledby="often">
        <CardHead title="How often may a customer be written to?" id="often" note="by email, all campaigns together" />
        <CardBody className="grid gap-3">
          <Controller
            control={form.control}
            name="capped"
            render={({ field }) => (
              <SwitchLine
                label="Limit the emails that one customer gets"
                checked={field.value}
                onChange={field.onChange}
              >
                <div className="grid max-w-sm grid-cols-2 gap-3">
                  {figure('count', 'At most, emails', 100)}
                  {figure('days', 'In so many days', 90)}
                </div>
              </SwitchLine>
            )}
          />
          <Words lines={[capWords(now), reach]} />
        </CardBody>
      </Card>
      <Card aria-labelledby="hours">
        <CardHead title="At which hours?" id="hours" />
        <CardBody className="grid gap-3">
          <Controller
            control={form.control}
            name="quiet"
            render={({ field }) => (
              <SwitchLine label="Keep quiet hours" checked={field.value} onChange={field.onChange}>
                <div className="grid max-w-sm grid-cols-2 gap-3">
                  <Field label="From" error={errorOf('from')}>
                    <Input type="time" {...form.register('from')} />
                  </Field>
                  <Field label="To" error={errorOf('to')}>
                    <Input type="time" {...form.register('to')} />
                  </Field>
                </div>
                <DayStrip from={now.from} to={now.to} />
              </SwitchLine>
            )}
          />
          <Words
            lines={[
              quietWords(now),
              now.quiet ? `Whose zone is not known has that of the shop, ${zone.replaceAll('_', ' ')}.` : null,
            ]}
          />
        </CardBody>
      </Card>
      <Card aria-labelledby="care">
        <CardHead title="When is it better to ask again?" id="care" />
        <CardBody className="grid gap-4">
          <Controller
            control={form.control}
            name="ages"
            render={({ field }) => (
              <SwitchLine label="Consent grows old" checked={field.value} onChange={field.onChange}>
                <div className="max-w-45">{figure('months', 'Counts for, months', 240)}</div>
              </SwitchLine>
            )}
          />
          <Words
            lines={[
              now.ages
                ? 'Whoever gave it longer ago gets nothing until it is given anew.'
                : 'Consent counts until it is withdrawn.',
            ]}
          />
          <div className="max-w-45">{figure('growth', 'Growth of an audience, times', 1000)}</div>
          <Words
            lines={[
              'Where a segment has grown so many times since its email was approved, the campaign pauses before it sends and asks a person.',
            ]}
          />
        </CardBody>
        <CardFoot className="gap-3">
          <FormError message={error} />
          <Button type="submit" variant="primary" pending={pending} disabled={!form.formState.isDirty}>
            Save limits
          </Button>
          <span>They hold from the next audience on; what has been frozen goes out as it is.</span>
        </CardFoot>
      </Card>
    </form>
  );
}

function Words({ lines }: { lines: readonly (string | null)[] }) {
  return (
    <div className="grid max-w-[68ch] gap-1 text-ink-2 text-sm" aria-live="polite">
      {lines.map((line) => line && <p key={line}>{line}</p>)}
    </div>
  );
}
