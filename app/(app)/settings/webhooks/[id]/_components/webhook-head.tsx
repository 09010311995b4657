'use client';

import { Ellipsis, Send } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { toast } from 'sonner';
import { type ActionAnswer, dataOf } from '@/components/forms/action-answer';
import { messageOf } from '@/components/ui/api';
import { Button, IconButton } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { DropdownMenu, MenuItem, MenuSeparator } from '@/components/ui/dropdown-menu';
import { Time } from '@/components/ui/time';
import type { Webhook } from '@/lib/services/delivery/webhooks/webhook-row';
import { HealthChip } from '../../_components/health-chip';
import type { SegmentChoice } from '../../_components/words';
import { removeWebhook, switchWebhook, testWebhook } from '../../actions';
import { EditDialog } from './edit-dialog';
import { RecoverDialog } from './recover-dialog';
import { RotateDialog } from './rotate-dialog';

type Open = 'edit' | 'rotate' | 'recover' | 'disable' | 'delete' | null;

/** The endpoint's address, how it is doing, and what can be done with it. */
export function WebhookHead({
  webhook,
  failed,
  waiting,
  segments,
}: {
  webhook: Webhook;
  failed: number;
  waiting: number;
  segments: readonly SegmentChoice[];
}) {
  const router = useRouter();
  const [open, setOpen] = useState<Open>(null);
  const [pending, start] = useTransition();
  const run = (act: Promise<ActionAnswer<unknown>>, said: string) =>
    start(() =>
      dataOf(act).then(
        () => void toast.success(said),
        (error: unknown) => void toast.error(messageOf(error)),
      ),
    );
  const dialog = (name: Open) => ({ open: open === name, onOpenChange: (on: boolean) => setOpen(on ? name : null) });
  const { id, enabled } = webhook;
  const enable = () => run(switchWebhook({ id, enabled: true }), 'The webhook is enabled');
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="mr-auto min-w-0 flex-[1_1_16rem]">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="text-base [overflow-wrap:anywhere]">{webhook.url}</h2>
          <HealthChip webhook={webhook} />
        </div>
        {webhook.description && <p className="text-ink-2 text-sm [overflow-wrap:anywhere]">{webhook.description}</p>}
        <p className="text-ink-3 text-xs">
          Made by {webhook.ownerName ?? 'a program'} <Time value={webhook.createdAt} />
        </p>
      </div>
      <div className="flex items-center gap-2">
        {enabled && <Button onClick={() => setOpen('recover')}>Send again …</Button>}
        {enabled ? (
          <Button
            variant="primary"
            pending={pending}
            onClick={() => run(testWebhook({ id }), 'A test message is on its way')}
          >
            <Send aria-hidden />
            Send a test
          </Button>
        ) : (
          <Button variant="primary" pending={pending} onClick={enable}>
            Enable
          </Button>
        )}
        <DropdownMenu
          trigger={
            <IconButton label="More acts">
              <Ellipsis aria-hidden />
            </IconButton>
          }
        >
          <MenuItem onSelect={() => setOpen('edit')}>Edit</MenuItem>
          <MenuItem onSelect={() => setOpen('rotate')}>Rotate the secret</MenuItem>
          {enabled && <MenuItem onSelect={() => setOpen('disable')}>Disable</MenuItem>}
          <MenuSeparator />
          <MenuItem tone="bad" onSelect={() => setOpen('delete')}>
            Delete
          </MenuItem>
        </DropdownMenu>
      </div>
      <EditDialog key={webhook.updatedAt} webhook={webhook} segments={segments} {...dialog('edit')} />
      <RotateDialog id={id} {...dialog('rotate')} />
      <RecoverDialog id={id} failed={failed} waiting={waiting} {...dialog('recover')} />
      <ConfirmDialog
        {...dialog('disable')}
        title="Disable this webhook?"
        tone="primary"
        action="Disable"
        consequences={[
          'Nothing is sent until it is enabled again; what waits is kept.',
          'What happens meanwhile can be announced afterwards, up to 30 days back.',
        ]}
        onConfirm={() =>
          dataOf(switchWebhook({ id, enabled: false })).then(() => toast.success('The webhook is disabled'))
        }
      />
      <ConfirmDialog
        {...dialog('delete')}
        title="Delete this webhook?"
        action="Delete webhook"
        consequences={['What waits is not sent any more.', 'Its log is deleted with it. This cannot be undone.']}
        onConfirm={async () => {
          await dataOf(removeWebhook({ id }));
          toast.success('The webhook is deleted');
          router.push('/settings/webhooks');
        }}
      />
    </div>
  );
}
