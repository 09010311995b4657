'use client';

import { Controller, type UseFormReturn, useWatch } from 'react-hook-form';
import { Checkbox } from '@/components/ui/checkbox';
import { Field, Label } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { EVENT_TYPES, type WebhookForm } from '@/lib/services/delivery/webhooks/fields';
import { SegmentPicker } from './segment-picker';
import { EVENT_LABEL, type SegmentChoice } from './words';

export interface WebhookFieldsProps {
  form: UseFormReturn<WebhookForm, unknown, WebhookForm>;
  errorOf: (name: 'url' | 'description' | 'events' | 'segments') => string | undefined;
  segments: readonly SegmentChoice[];
}

/** The fields of an endpoint, for a new one and for one that is changed. */
export function WebhookFields({ form, errorOf, segments }: WebhookFieldsProps) {
  const scope = useWatch({ control: form.control, name: 'scope' });
  return (
    <>
      <Field
        label="Address"
        hint="Messages are posted here as JSON. Redirects are not followed."
        error={errorOf('url')}
      >
        <Input
          type="url"
          inputMode="url"
          autoComplete="off"
          placeholder="https://example.com/hooks/kindred"
          {...form.register('url')}
        />
      </Field>
      <Field label="Description" optional hint="What it is for." error={errorOf('description')}>
        <Input autoComplete="off" {...form.register('description')} />
      </Field>
      <Controller
        control={form.control}
        name="events"
        render={({ field }) => (
          <fieldset className="grid gap-2">
            <legend className="mb-1.5 font-medium text-ink-2 text-xs">Announces when</legend>
            {EVENT_TYPES.map((type) => (
              <div key={type} className="flex items-center gap-2.5">
                <Checkbox
                  id={`event-${type}`}
                  checked={field.value.includes(type)}
                  onCheckedChange={(on) =>
                    field.onChange(
                      EVENT_TYPES.filter((each) => (each === type ? on === true : field.value.includes(each))),
                    )
                  }
                />
                <label htmlFor={`event-${type}`} className="text-sm">
                  {EVENT_LABEL[type]}
                </label>
              </div>
            ))}
            {errorOf('events') && (
              <p role="alert" className="text-bad text-xs">
                {errorOf('events')}
              </p>
            )}
          </fieldset>
        )}
      />
      <div className="grid gap-2">
        <Label id="webhook-scope">Of which segments</Label>
        <Controller
          control={form.control}
          name="scope"
          render={({ field }) => (
            <RadioGroup
              aria-labelledby="webhook-scope"
              value={field.value}
              onValueChange={field.onChange}
              options={[
                { value: 'all', label: 'All segments', hint: 'Also of those that are made later.' },
                { value: 'some', label: 'Chosen segments' },
              ]}
            />
          )}
        />
        {scope === 'some' && (
          <Controller
            control={form.control}
            name="segments"
            render={({ field }) => (
              <SegmentPicker
                segments={segments}
                value={field.value}
                onChange={field.onChange}
                error={errorOf('segments')}
              />
            )}
          />
        )}
      </div>
      <Controller
        control={form.control}
        name="announceFirstBuild"
        render={({ field }) => (
          <div className="flex items-start gap-2.5">
            <Checkbox
              id="first-build"
              className="mt-0.5"
              checked={field.value}
              onCheckedChange={(on) => field.onChange(on === true)}
            />
            <label htmlFor="first-build" className="text-sm">
              Announce also who is found when a segment is first built
              <span className="block text-ink-3 text-xs">
                For systems that mirror memberships: it can be every customer at once.
              </span>
            </label>
          </div>
        )}
      />
    </>
  );
}
