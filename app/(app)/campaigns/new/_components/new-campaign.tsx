'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { Choices } from '../../_components/form/audience-fields';
import { CampaignForm } from '../../_components/form/campaign-form';
import { type CampaignDraft, emptyDraft } from '../../_components/form/draft';
import { newCampaignOf } from '../../_components/form/settings-of';
import { createCampaign } from '../../actions';

interface NewCampaignProps extends Choices {
  zone: string;
  chosen: { segment: string | null; strategy: string | null };
}

/** To whom, why, how often, when; then on to the email. */
export function NewCampaign({ zone, chosen, ...choices }: NewCampaignProps) {
  const router = useRouter();
  const segment = choices.segments.find(({ id }) => id === chosen.segment);
  const strategy = choices.strategies.find(({ id, key }) => id === chosen.strategy || key === chosen.strategy);
  const [draft, setDraft] = useState<CampaignDraft>(() => ({
    ...emptyDraft(zone),
    segment: segment?.id ?? null,
    strategy: strategy?.id ?? null,
    name: segment && strategy ? `${strategy.name}: ${segment.name}` : '',
    kind: strategy?.key === 'cart-reminder' ? 'triggered' : strategy?.key === 'onboarding' ? 'sequence' : 'oneOff',
  }));
  const [error, setError] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const change = (patch: Partial<CampaignDraft>) => setDraft((now) => ({ ...now, ...patch }));
  const create = async () => {
    setPending(true);
    const answer = await createCampaign(newCampaignOf(draft));
    if (answer.ok) return router.push(`/campaigns/${answer.data.id}/edit`);
    setPending(false);
    setError(answer.error.errors[0]?.message ?? answer.error.message);
  };
  return (
    <form
      className="grid max-w-4xl gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void create();
      }}
    >
      <CampaignForm draft={draft} change={change} choices={choices} fresh />
      {error && <Callout tone="bad">{error}</Callout>}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          Write the email
        </Button>
      </div>
    </form>
  );
}
