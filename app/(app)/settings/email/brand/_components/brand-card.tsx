'use client';

import { Controller } from 'react-hook-form';
import { toast } from 'sonner';
import { FormError } from '@/components/forms/form-error';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardFoot, CardHead } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { type BrandForm, brandForm } from '@/lib/services/delivery/forms';
import { saveBrand } from '../../actions';

const TONES = [
  { value: 'warm', label: 'Warm' },
  { value: 'plain', label: 'Plain' },
  { value: 'playful', label: 'Playful' },
  { value: 'elegant', label: 'Elegant' },
];

/** How the shop looks and speaks in every email. */
export function BrandCard({ brand }: { brand: BrandForm }) {
  const { form, submit, pending, error, errorOf } = useActionForm({
    schema: brandForm,
    defaultValues: brand,
    act: saveBrand,
    done: (_, saved) => {
      form.reset(saved);
      toast.success('Brand saved');
    },
  });
  const text = (name: 'name' | 'fromName' | 'fromEmail' | 'replyTo' | 'siteUrl' | 'logoUrl') => form.register(name);
  return (
    <form onSubmit={submit} noValidate className="grid min-w-0 gap-4">
      <Card aria-labelledby="sender">
        <CardHead title="Who writes?" id="sender" />
        <CardBody className="grid gap-4 sm:grid-cols-2">
          <Field label="Name of the shop" error={errorOf('name')}>
            <Input {...text('name')} />
          </Field>
          <Field label="Sender’s name" error={errorOf('fromName')}>
            <Input {...text('fromName')} />
          </Field>
          <Field
            label="Sender’s address"
            hint="Its domain must allow the provider to send for it."
            error={errorOf('fromEmail')}
          >
            <Input type="email" {...text('fromEmail')} />
          </Field>
          <Field label="Answers go to" optional hint="Empty: to the sender’s address." error={errorOf('replyTo')}>
            <Input type="email" {...text('replyTo')} />
          </Field>
          <Field
            label="Postal address"
            hint="Stands at the foot of every email: CAN-SPAM wants it."
            error={errorOf('postalAddress')}
            className="sm:col-span-2"
          >
            <Textarea rows={2} {...form.register('postalAddress')} />
          </Field>
        </CardBody>
      </Card>
      <Card aria-labelledby="looks">
        <CardHead title="How does it look?" id="looks" />
        <CardBody className="grid gap-4 sm:grid-cols-2">
          <Field label="Website" error={errorOf('siteUrl')}>
            <Input type="url" {...text('siteUrl')} />
          </Field>
          <Field label="Address of the logo" optional error={errorOf('logoUrl')}>
            <Input type="url" {...text('logoUrl')} />
          </Field>
          <Controller
            control={form.control}
            name="accent"
            render={({ field }) => (
              <div className="flex items-end gap-2">
                <Field label="Colour of buttons and links" error={errorOf('accent')} className="flex-1">
                  <Input {...field} />
                </Field>
                <input
                  type="color"
                  aria-label="Pick the colour"
                  value={/^#[0-9a-f]{6}$/i.test(field.value) ? field.value : '#000000'}
                  onChange={field.onChange}
                  className="mb-px h-8 w-10 rounded-sm border border-line-strong bg-card p-0.5"
                />
              </div>
            )}
          />
        </CardBody>
      </Card>
      <Card aria-labelledby="voice">
        <CardHead
          title="How does it speak?"
          id="voice"
          note="the generator writes so, and the checks before review ask for it"
        />
        <CardBody className="grid gap-4 sm:grid-cols-2">
          <Controller
            control={form.control}
            name="tone"
            render={({ field }) => (
              <Field label="Tone">
                <Select options={TONES} value={field.value} onValueChange={field.onChange} />
              </Field>
            )}
          />
          <div className="grid content-end gap-2.5">
            <Toggle form={form} name="exclamations" label="Exclamation marks" />
            <Toggle form={form} name="emoji" label="Emoji" />
          </div>
          <Field label="Words that are not used" optional hint="One a line." error={errorOf('bannedWords')}>
            <Textarea rows={5} {...form.register('bannedWords')} />
          </Field>
          <Field
            label="Words that are preferred"
            optional
            hint="One a line: package → parcel"
            error={errorOf('preferred')}
          >
            <Textarea rows={5} {...form.register('preferred')} />
          </Field>
        </CardBody>
        <CardFoot className="gap-3">
          <FormError message={error} />
          <Button type="submit" variant="primary" pending={pending} disabled={!form.formState.isDirty}>
            Save brand
          </Button>
          <span>Emails that wait to be sent go out with the brand as it is then.</span>
        </CardFoot>
      </Card>
    </form>
  );
}

type Form = ReturnType<typeof useActionForm<BrandForm, BrandForm, void>>['form'];

function Toggle({ form, name, label }: { form: Form; name: 'exclamations' | 'emoji'; label: string }) {
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field }) => (
        <span className="flex items-center gap-2.5 text-sm">
          <Switch id={`voice-${name}`} checked={field.value} onCheckedChange={field.onChange} />
          <label htmlFor={`voice-${name}`}>{label}</label>
        </span>
      )}
    />
  );
}
