'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { Campaign } from '@/lib/services/campaigns/campaign-row';
import type { Choices } from '../../_components/form/audience-fields';
import { CampaignForm } from '../../_components/form/campaign-form';
import { type CampaignDraft, draftOf } from '../../_components/form/draft';
import { changesOf, pathOf } from '../../_components/form/settings-of';
import { updateCampaign } from '../../actions';

interface SettingsTabProps {
  campaign: Campaign;
  choices: Choices;
  canEdit: boolean;
}

/** The settings of a campaign; what voids an approval says so before it is saved. */
export function SettingsTab({ campaign, choices, canEdit }: SettingsTabProps) {
  const router = useRouter();
  const [draft, setDraft] = useState<CampaignDraft>(() => draftOf(campaign));
  const [error, setError] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const change = (patch: Partial<CampaignDraft>) => setDraft((now) => ({ ...now, ...patch }));
  const another = campaign.kind === 'sequence' && pathOf(draft) !== pathOf(draftOf(campaign));
  const dropped = campaign.steps.filter(
    ({ position, version }) => version > 0 && !draft.steps.some(({ was }) => was === position),
  );
  const voids =
    (another || draft.segment !== (campaign.segment?.id ?? null)) &&
    ['inReview', 'approved', 'scheduled'].includes(campaign.status);
  const save = async () => {
    setPending(true);
    const answer = await updateCampaign({ id: campaign.id, changes: changesOf(draft, campaign) });
    setPending(false);
    if (!answer.ok) return setError(answer.error.errors[0]?.message ?? answer.error.message);
    setError(null);
    toast.success('Saved');
    router.refresh();
  };
  return (
    <fieldset disabled={!canEdit} className="grid max-w-4xl min-w-0 gap-4">
      <CampaignForm
        draft={draft}
        change={change}
        choices={choices}
        begun={campaign.startedAt !== null || campaign.status === 'sending'}
      />
      {dropped.length > 0 && (
        <Callout tone="warn">
          Saving throws away what was written for {dropped.map(({ name }) => `“${name}”`).join(', ')}, with its reviews.
        </Callout>
      )}
      {voids && (
        <Callout tone="warn">
          Another {draft.segment === (campaign.segment?.id ?? null) ? 'path' : 'segment'} voids the approval: its emails
          stand as drafts again and have to be reviewed.
        </Callout>
      )}
      {error && <Callout tone="bad">{error}</Callout>}
      {canEdit && (
        <div>
          <Button variant="primary" pending={pending} onClick={save}>
            Save settings
          </Button>
        </div>
      )}
    </fieldset>
  );
}
