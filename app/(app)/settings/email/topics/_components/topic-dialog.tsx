'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Controller } from 'react-hook-form';
import { FormDialog } from '@/components/forms/form-dialog';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Switch } from '@/components/ui/switch';
import { type Topic, topicForm } from '@/lib/services/delivery/topics/fields';
import { createTopic, updateTopic } from '../../actions';

/** Makes a topic, or changes one. */
export function TopicDialog({ topic }: { topic?: Topic }) {
  const [open, setOpen] = useState(false);
  const id = `topic-${topic?.key ?? 'new'}`;
  const { form, submit, pending, error, errorOf } = useActionForm({
    schema: topicForm,
    defaultValues: {
      key: topic?.key ?? '',
      name: topic?.name ?? '',
      description: topic?.description ?? '',
      doubleOptIn: topic?.doubleOptIn ?? false,
    },
    act: topic ? updateTopic : createTopic,
    done: (_, saved) => {
      setOpen(false);
      form.reset(topic ? saved : undefined);
    },
  });
  return (
    <FormDialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        topic ? (
          <Button size="sm">
            Edit<span className="sr-only"> {topic.name}</span>
          </Button>
        ) : (
          <Button size="sm">
            <Plus aria-hidden />
            New topic
          </Button>
        )
      }
      title={topic ? `Edit ${topic.name}` : 'New topic'}
      act="Save"
      submit={submit}
      pending={pending}
      error={error}
    >
      <Field label="Name" hint="As customers read it." error={errorOf('name')}>
        <Input {...form.register('name')} />
      </Field>
      <Field label="In a sentence" optional error={errorOf('description')}>
        <Input {...form.register('description')} />
      </Field>
      <Controller
        control={form.control}
        name="doubleOptIn"
        render={({ field }) => (
          <span className="flex items-start gap-2.5 text-sm">
            <Switch id={`${id}-opt-in`} checked={field.value} onCheckedChange={field.onChange} className="mt-0.5" />
            <label htmlFor={`${id}-opt-in`}>
              Ask for a confirmation
              <span className="block text-ink-3 text-xs">
                An email with a button: nothing of this topic is sent before it has been pressed.
              </span>
            </label>
          </span>
        )}
      />
    </FormDialog>
  );
}
