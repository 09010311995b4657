'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { type DefaultValues, type FieldPath, type FieldValues, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { ApiError, messageOf } from '@/components/ui/api';
import { type ActionAnswer, dataOf } from './action-answer';

export interface ActionForm<In extends FieldValues, Out extends FieldValues, T> {
  /** The schema that the action checks with, so that both say the same. */
  schema: z.ZodType<Out, In>;
  defaultValues: NoInfer<DefaultValues<In>>;
  act: (values: Out) => Promise<ActionAnswer<T>>;
  done: (data: T, values: Out) => void;
}

/**
 * A form that is checked while it is filled in and sent to a server action. What the server refuses stands beside the
 * field it names; the rest in `error`, above the button. Nothing typed is lost.
 */
export function useActionForm<In extends FieldValues, Out extends FieldValues, T>(options: ActionForm<In, Out, T>) {
  const { schema, defaultValues, act, done } = options;
  const form = useForm<In, unknown, Out>({ resolver: zodResolver(schema), defaultValues, mode: 'onTouched' });
  const submit = form.handleSubmit(async (values) => {
    try {
      done(await dataOf(act(values)), values);
    } catch (error) {
      const named = error instanceof ApiError ? error.errors : [];
      for (const { path, message } of named)
        form.setError(path.slice(1).replaceAll('/', '.') as FieldPath<In>, { message });
      if (named.length === 0) form.setError('root', { message: messageOf(error) });
    }
  });
  const { errors, isSubmitting } = form.formState;
  const errorOf = (name: FieldPath<In>): string | undefined => {
    const message = form.getFieldState(name, form.formState).error?.message;
    return typeof message === 'string' ? message : undefined;
  };
  return { form, submit, pending: isSubmitting, error: errors.root?.message, errorOf };
}
