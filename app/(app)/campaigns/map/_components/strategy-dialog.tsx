'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { Controller } from 'react-hook-form';
import { toast } from 'sonner';
import { FormDialog } from '@/components/forms/form-dialog';
import { useActionForm } from '@/components/forms/use-action-form';
import { Field } from '@/components/ui/field';
import { Input, Textarea } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { type StrategyInput, strategySchema } from '@/lib/services/campaigns/strategies/strategy-schema';
import { STRATEGY_TONES } from '@/lib/services/campaigns/strategies/tones';
import { saveStrategy } from '../../actions';

const TONE_WORDS = { warm: 'Warm', plain: 'Plain', playful: 'Playful', elegant: 'Elegant' } as const;

interface StrategyDialogProps {
  /** Null: a new one. */
  id: string | null;
  start: StrategyInput;
  open?: boolean;
  onOpenChange: (open: boolean) => void;
  trigger?: ReactNode;
}

/** Goal, offer, tone, cadence and priority of a strategy. */
export function StrategyDialog({ id, start, open, onOpenChange, trigger }: StrategyDialogProps) {
  const router = useRouter();
  const { form, submit, pending, error, errorOf } = useActionForm({
    schema: strategySchema,
    defaultValues: start,
    act: (strategy) => saveStrategy({ id, strategy: { ...strategy, offer: strategy.offer || null } }),
    done: (_, { name }) => {
      toast.success(id ? `${name} is changed` : `${name} is on the map`);
      onOpenChange(false);
      router.refresh();
    },
  });
  return (
    <FormDialog
      open={open}
      onOpenChange={onOpenChange}
      trigger={trigger}
      title={id ? `Edit ${start.name}` : 'New strategy'}
      description={id ? undefined : 'A column of the map: why a segment is written to. The generator writes by it.'}
      act={id ? 'Save' : 'Add it to the map'}
      submit={submit}
      pending={pending}
      error={error}
    >
      <Field label="Name" error={errorOf('name')}>
        <Input {...form.register('name')} />
      </Field>
      <Field label="Goal" hint="What it is to do, in a sentence" error={errorOf('goal')}>
        <Textarea rows={2} {...form.register('goal')} />
      </Field>
      <Field label="Offer" optional hint="What a customer gets for it; emails may name it" error={errorOf('offer')}>
        <Input {...form.register('offer')} />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Controller
          control={form.control}
          name="tone"
          render={({ field }) => (
            <Field label="Tone">
              <Select
                options={STRATEGY_TONES.map((value) => ({ value, label: TONE_WORDS[value] }))}
                value={field.value}
                onValueChange={field.onChange}
              />
            </Field>
          )}
        />
        <Field label="Priority" hint="Smaller goes first where two want one customer" error={errorOf('priority')}>
          <Input type="number" min={1} max={1000} {...form.register('priority', { valueAsNumber: true })} />
        </Field>
      </div>
      <Field
        label="Cadence"
        optional
        hint="How often, in words: “monthly”, “on entry, after two hours”"
        error={errorOf('cadence')}
      >
        <Input {...form.register('cadence')} />
      </Field>
    </FormDialog>
  );
}
