'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { CAMPAIGN_KINDS } from '@/lib/services/campaigns/lists';
import {
  AudienceFields,
  type Choices,
  MeasureFields,
  NumberInput,
  ScheduleFields,
} from '../../_components/campaign-fields';
import { type CampaignDraft, emptyDraft, newCampaignOf } from '../../_components/draft';
import { KIND_WORDS } from '../../_components/words';
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
      <Card>
        <CardHead title="To whom, and why?" />
        <CardBody className="grid gap-3">
          <Field label="Name" hint="For you and the reviewers; customers do not see it">
            <Input
              value={draft.name}
              required
              maxLength={200}
              onChange={(event) => change({ name: event.target.value })}
            />
          </Field>
          <AudienceFields draft={draft} change={change} {...choices} />
        </CardBody>
      </Card>
      <Card>
        <CardHead title="How often, and when?" />
        <CardBody className="grid gap-4">
          <RadioGroup
            aria-label="Kind"
            className="grid gap-2 sm:grid-cols-2"
            value={draft.kind}
            onValueChange={(value) => change({ kind: CAMPAIGN_KINDS.find((kind) => kind === value) ?? 'oneOff' })}
            options={CAMPAIGN_KINDS.map((value) => ({ value, ...KIND_WORDS[value] }))}
          />
          {draft.kind === 'sequence' && (
            <div className="max-w-40">
              <NumberInput
                label="Emails"
                value={draft.emails}
                min={2}
                max={12}
                onChange={(emails) => change({ emails })}
              />
            </div>
          )}
          <ScheduleFields draft={draft} change={change} />
        </CardBody>
      </Card>
      <Card>
        <CardHead title="How carefully, and how is it measured?" />
        <CardBody>
          <MeasureFields draft={draft} change={change} />
        </CardBody>
      </Card>
      {error && <Callout tone="bad">{error}</Callout>}
      <div className="flex gap-2">
        <Button type="submit" variant="primary" pending={pending}>
          Write the email
        </Button>
      </div>
    </form>
  );
}
