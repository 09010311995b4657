'use client';

import { Copy, Pause, Play } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { formatNoun } from '@/components/ui/format';
import type { Campaign } from '@/lib/services/campaigns/campaign-row';
import { changeStatus, copyCampaign } from '../../actions';

type Act = 'start' | 'pause' | 'resume' | 'cancel';
const ALLOWED: Record<Act, readonly Campaign['status'][]> = {
  start: ['approved'],
  pause: ['scheduled', 'sending', 'live'],
  resume: ['paused'],
  cancel: ['draft', 'inReview', 'approved', 'scheduled', 'sending', 'live', 'paused'],
};

interface CampaignActsProps {
  campaign: Campaign;
  receives: number;
  may: { edit: boolean; send: boolean };
}

/** Start, pause, resume, cancel, copy: each names what it does. */
export function CampaignActs({ campaign, receives, may }: CampaignActsProps) {
  const router = useRouter();
  const can = (act: Act) => may.send && ALLOWED[act].includes(campaign.status);
  const run = async (act: Act) => {
    const answer = await changeStatus({ id: campaign.id, act });
    if (!answer.ok) throw new Error(answer.error.message);
    router.refresh();
  };
  const copy = async () => {
    const answer = await copyCampaign({ id: campaign.id });
    if (!answer.ok) return void toast.error(answer.error.message);
    router.push(`/campaigns/${answer.data.id}`);
  };
  const byEntry = campaign.kind === 'triggered' || campaign.kind === 'sequence';
  const starts = byEntry
    ? 'From now on each customer who enters the segment gets it'
    : `${formatNoun(receives, 'customer')} would receive it now`;
  return (
    <>
      {may.edit && (
        <Button variant="quiet" onClick={copy}>
          <Copy aria-hidden />
          Copy
        </Button>
      )}
      {can('cancel') && (
        <ConfirmDialog
          trigger={<Button variant="dangerQuiet">Cancel it</Button>}
          title={`Cancel “${campaign.name}”?`}
          consequences={[
            'What has not been sent never will be',
            'Customers on their way through it stop',
            'What was sent stays, with its results',
          ]}
          action="Cancel the campaign"
          tone="danger"
          onConfirm={() => run('cancel')}
        />
      )}
      {can('pause') && (
        <Button
          onClick={() =>
            run('pause').catch((error: unknown) => toast.error(error instanceof Error ? error.message : 'That failed'))
          }
        >
          <Pause aria-hidden />
          Pause
        </Button>
      )}
      {can('resume') && (
        <ConfirmDialog
          trigger={
            <Button variant="primary">
              <Play aria-hidden />
              Resume
            </Button>
          }
          title={`Resume “${campaign.name}”?`}
          consequences={[
            ...(campaign.statusReason ? [campaign.statusReason] : []),
            starts,
            'What waits goes out, outside quiet hours',
          ]}
          action="Resume"
          tone="primary"
          onConfirm={() => run('resume')}
        />
      )}
      {can('start') && (
        <ConfirmDialog
          trigger={
            <Button variant="primary">
              <Play aria-hidden />
              Start
            </Button>
          }
          title={`Start “${campaign.name}”?`}
          consequences={[starts, campaign.schedule.at ? 'It goes out at the time that is set' : 'It goes out at once']}
          action="Start"
          tone="primary"
          onConfirm={() => run('start')}
        />
      )}
    </>
  );
}
