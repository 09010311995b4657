'use client';

import Link from 'next/link';
import { useState } from 'react';
import { FormError } from '@/components/forms/form-error';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { testForm } from '@/lib/services/delivery/forms';
import { sendTestEmail } from '../actions';

/** Does it work? One short email, now. */
export function TestCard({ to, outbox }: { to: string; outbox: boolean }) {
  const [answer, setAnswer] = useState<string | null>(null);
  const { form, submit, pending, error, errorOf } = useActionForm({
    schema: testForm,
    defaultValues: { to },
    act: (values) => {
      setAnswer(null);
      return sendTestEmail(values);
    },
    done: (data) => setAnswer(data.answer),
  });
  return (
    <Card aria-labelledby="test">
      <CardHead title="Does it work?" id="test" note="one short email, now" />
      <CardBody>
        <form onSubmit={submit} noValidate className="grid max-w-xl gap-3">
          <div className="flex flex-wrap items-end gap-2">
            <Field label="To" error={errorOf('to')} className="min-w-0 flex-[1_1_16rem]">
              <Input type="email" autoComplete="email" {...form.register('to')} />
            </Field>
            <Button type="submit" pending={pending}>
              Send a test
            </Button>
          </div>
          <FormError message={error} />
          {answer && (
            <Callout tone="good" title="It was taken">
              {outbox ? (
                <>
                  Read it in the{' '}
                  <Link href="/settings/email/outbox" className="text-accent underline underline-offset-3">
                    outbox
                  </Link>
                  .
                </>
              ) : (
                <>The answer was “{answer}”.</>
              )}
            </Callout>
          )}
        </form>
      </CardBody>
    </Card>
  );
}
