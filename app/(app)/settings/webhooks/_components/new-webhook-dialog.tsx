'use client';

import { Plus } from 'lucide-react';
import Link from 'next/link';
import { FormError } from '@/components/forms/form-error';
import { useMakingForm } from '@/components/forms/use-making-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { EVENT_TYPES, type WebhookForm, webhookForm } from '@/lib/services/delivery/webhooks/fields';
import { addWebhook } from '../actions';
import { ShownSecret } from './shown-secret';
import { WebhookFields } from './webhook-fields';
import type { SegmentChoice } from './words';

const EMPTY: WebhookForm = {
  url: '',
  description: '',
  events: [...EVENT_TYPES],
  scope: 'all',
  segments: [],
  announceFirstBuild: false,
};

/** Makes an endpoint: where and what, then its secret, shown this once. */
export function NewWebhookDialog({ segments }: { segments: readonly SegmentChoice[] }) {
  const { form, submit, pending, error, errorOf, open, change, made } = useMakingForm({
    schema: webhookForm,
    defaultValues: EMPTY,
    act: addWebhook,
  });
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={
        <Button size="sm">
          <Plus aria-hidden />
          New webhook
        </Button>
      }
      title={made ? 'Copy the signing secret' : 'New webhook'}
      footer={
        made ? (
          <>
            <Button asChild>
              <Link href={`/settings/webhooks/${made.id}`}>Open it and send a test</Link>
            </Button>
            <DialogClose asChild>
              <Button variant="primary">Done</Button>
            </DialogClose>
          </>
        ) : (
          <>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button type="submit" form="new-webhook" variant="primary" pending={pending}>
              Create
            </Button>
          </>
        )
      }
    >
      {made ? (
        <ShownSecret
          secret={made.secret}
          note="It is shown only now. Your receiver verifies with it that a message is ours."
        />
      ) : (
        <form id="new-webhook" onSubmit={submit} noValidate className="grid gap-4">
          <WebhookFields form={form} errorOf={errorOf} segments={segments} />
          <FormError message={error} />
        </form>
      )}
    </Dialog>
  );
}
