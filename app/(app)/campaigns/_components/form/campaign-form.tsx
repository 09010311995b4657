'use client';

import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { CAMPAIGN_KINDS } from '@/lib/services/campaigns/lists';
import { KIND_WORDS } from '../words';
import { AudienceFields, type Choices } from './audience-fields';
import type { FieldsProps } from './inputs';
import { MeasureFields } from './measure-fields';
import { ScheduleFields } from './schedule-fields';
import { StepList } from './step-list';

interface CampaignFormProps extends FieldsProps {
  choices: Choices;
  /** Of a new one its kind can be chosen. */
  fresh?: boolean;
  /** What has begun keeps its segment and its emails. */
  begun?: boolean;
}

/** To whom and why, when, in which emails, and how it is measured. */
export function CampaignForm({ draft, change, choices, fresh, begun }: CampaignFormProps) {
  return (
    <>
      <Card>
        <CardHead title="To whom, and why?" />
        <CardBody className="grid gap-3">
          <Field label="Name" hint={fresh ? 'For you and the reviewers; customers do not see it' : undefined}>
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
        <CardHead
          title={fresh ? 'How often, and when?' : 'When?'}
          note={fresh ? undefined : KIND_WORDS[draft.kind].hint}
        />
        <CardBody className="grid gap-4">
          {fresh && (
            <RadioGroup
              aria-label="Kind"
              className="grid gap-2 sm:grid-cols-2"
              value={draft.kind}
              onValueChange={(value) => change({ kind: CAMPAIGN_KINDS.find((kind) => kind === value) ?? 'oneOff' })}
              options={CAMPAIGN_KINDS.map((value) => ({ value, ...KIND_WORDS[value] }))}
            />
          )}
          <ScheduleFields draft={draft} change={change} />
        </CardBody>
      </Card>
      {draft.kind === 'sequence' && (
        <Card>
          <CardHead title="Which emails, and how far apart?" note="each takes its words along where it is moved" />
          <CardBody>
            {begun && (
              <Callout className="mb-3">
                It has begun: its emails and their order stay. Make a copy to change them.
              </Callout>
            )}
            <fieldset disabled={begun} className="min-w-0">
              <StepList draft={draft} change={change} />
            </fieldset>
          </CardBody>
        </Card>
      )}
      <Card>
        <CardHead title="How carefully, and how is it measured?" />
        <CardBody>
          <MeasureFields
            draft={draft}
            change={change}
            size={choices.segments.find(({ id }) => id === draft.segment)?.size ?? null}
          />
        </CardBody>
      </Card>
    </>
  );
}
