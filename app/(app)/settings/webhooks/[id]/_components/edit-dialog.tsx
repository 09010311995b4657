'use client';

import { toast } from 'sonner';
import { FormError } from '@/components/forms/form-error';
import { useActionForm } from '@/components/forms/use-action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { webhookForm } from '@/lib/services/delivery/webhooks/fields';
import type { Webhook } from '@/lib/services/delivery/webhooks/webhook-row';
import { WebhookFields } from '../../_components/webhook-fields';
import type { SegmentChoice } from '../../_components/words';
import { changeWebhook } from '../../actions';

export interface EditDialogProps {
  webhook: Webhook;
  segments: readonly SegmentChoice[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Changes where and what is announced; what waits goes to the new address. */
export function EditDialog({ webhook, segments, open, onOpenChange }: EditDialogProps) {
  const { form, submit, pending, error, errorOf } = useActionForm({
    schema: webhookForm,
    defaultValues: {
      url: webhook.url,
      description: webhook.description ?? '',
      events: webhook.events,
      scope: webhook.segments === null ? 'all' : 'some',
      segments: webhook.segments ?? [],
      announceFirstBuild: webhook.announceFirstBuild,
    },
    act: (values) => changeWebhook({ ...values, id: webhook.id }),
    done: () => {
      toast.success('The webhook is changed');
      onOpenChange(false);
    },
  });
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Edit the webhook"
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button type="submit" form="edit-webhook" variant="primary" pending={pending}>
            Save
          </Button>
        </>
      }
    >
      <form id="edit-webhook" onSubmit={submit} noValidate className="grid gap-4">
        <WebhookFields form={form} errorOf={errorOf} segments={segments} />
        <FormError message={error} />
      </form>
    </Dialog>
  );
}
