'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Campaign } from '@/lib/services/campaigns/campaign-row';
import { AudienceFields, type Choices, MeasureFields, ScheduleFields } from '../../_components/campaign-fields';
import { type CampaignDraft, draftOf, settingsOf } from '../../_components/draft';
import { updateCampaign } from '../../actions';

/** The settings of a campaign; what voids an approval says so before it is saved. */
export function SettingsTab({
  campaign,
  choices,
  canEdit,
}: {
  campaign: Campaign;
  choices: Choices;
  canEdit: boolean;
}) {
  const router = useRouter();
  const [draft, setDraft] = useState<CampaignDraft>(() => draftOf(campaign));
  const [error, setError] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const change = (patch: Partial<CampaignDraft>) => setDraft((now) => ({ ...now, ...patch }));
  const voids =
    draft.segment !== (campaign.segment?.id ?? null) && ['inReview', 'approved', 'scheduled'].includes(campaign.status);
  const save = async () => {
    setPending(true);
    const settings = settingsOf(draft);
    // What this form does not show stays as it is.
    const answer = await updateCampaign({
      id: campaign.id,
      changes: {
        ...settings,
        schedule: { ...settings.schedule, until: campaign.schedule.until },
        sendTime: { ...campaign.sendTime, mode: settings.sendTime.mode },
        trigger: settings.trigger && { ...settings.trigger, exitRule: campaign.trigger?.exitRule ?? null },
        pilot: settings.pilot && { ...settings.pilot, limits: campaign.pilot?.limits ?? settings.pilot.limits },
      },
    });
    setPending(false);
    if (!answer.ok) return setError(answer.error.errors[0]?.message ?? answer.error.message);
    setError(null);
    toast.success('Saved');
    router.refresh();
  };
  return (
    <fieldset disabled={!canEdit} className="grid max-w-4xl min-w-0 gap-4">
      <Card>
        <CardHead title="To whom, and why?" />
        <CardBody className="grid gap-3">
          <Field label="Name">
            <Input value={draft.name} maxLength={200} onChange={(event) => change({ name: event.target.value })} />
          </Field>
          <AudienceFields draft={draft} change={change} {...choices} />
        </CardBody>
      </Card>
      <Card>
        <CardHead title="When?" />
        <CardBody>
          <ScheduleFields draft={draft} change={change} />
        </CardBody>
      </Card>
      <Card>
        <CardHead title="How carefully, and how is it measured?" />
        <CardBody>
          <MeasureFields draft={draft} change={change} />
        </CardBody>
      </Card>
      {voids && <Callout tone="warn">Another segment voids the approval: it has to be reviewed again.</Callout>}
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
