import { Chip } from '@/components/ui/chip';
import type { CampaignStatus as Status } from '@/lib/services/campaigns/lists';
import { STATUS_WORDS } from './words';

/** The state of a campaign in a word. */
export function CampaignStatus({ status }: { status: Status }) {
  const { label, tone } = STATUS_WORDS[status];
  return (
    <Chip tone={tone} dot={status === 'live' || status === 'sending'}>
      {label}
    </Chip>
  );
}
