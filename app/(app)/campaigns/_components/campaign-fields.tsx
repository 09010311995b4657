'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { Combobox } from '@/components/ui/combobox';
import { Field, Label } from '@/components/ui/field';
import { formatCount } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import { RadioGroup } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import type { Strategy } from '@/lib/services/campaigns/strategies/strategy-row';
import type { CampaignDraft } from './draft';

export interface Choices {
  segments: readonly { id: string; name: string; size: number | null }[];
  strategies: readonly Strategy[];
  topics: readonly { key: string; name: string }[];
}

export interface FieldsProps {
  draft: CampaignDraft;
  change: (patch: Partial<CampaignDraft>) => void;
}

const NONE = 'none';

/** To whom and why. */
export function AudienceFields({ draft, change, segments, strategies, topics }: FieldsProps & Choices) {
  const chosen = strategies.find(({ id }) => id === draft.strategy);
  return (
    <div className="grid gap-3 md:grid-cols-2">
      <Field label="Segment">
        <Combobox
          options={segments.map(({ id, name, size }) => ({ value: id, label: name, hint: formatCount(size) }))}
          value={draft.segment}
          onValueChange={(segment) => change({ segment })}
          placeholder="Choose a segment"
          searchPlaceholder="Search segments"
        />
      </Field>
      <Field label="Strategy" hint={chosen?.goal}>
        <Select
          options={[
            { value: NONE, label: 'No strategy' },
            ...strategies.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={draft.strategy ?? NONE}
          onValueChange={(strategy) => change({ strategy: strategy === NONE ? null : strategy })}
        />
      </Field>
      {topics.length > 0 && (
        <Field label="Topic" hint="Who has unsubscribed from it gets nothing">
          <Select
            options={[
              { value: NONE, label: 'No topic' },
              ...topics.map(({ key, name }) => ({ value: key, label: name })),
            ]}
            value={draft.topic ?? NONE}
            onValueChange={(topic) => change({ topic: topic === NONE ? null : topic })}
          />
        </Field>
      )}
    </div>
  );
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** When, by its kind. */
export function ScheduleFields({ draft, change }: FieldsProps) {
  if (draft.kind === 'triggered' || draft.kind === 'sequence') return <EntryFields draft={draft} change={change} />;
  return (
    <div className="grid gap-3">
      {draft.kind === 'oneOff' ? (
        <div className="grid gap-3 md:grid-cols-2">
          <RadioGroup
            aria-label="When"
            value={draft.when}
            onValueChange={(when) => change({ when: when === 'at' ? 'at' : 'now' })}
            options={[
              { value: 'now', label: 'As soon as it is approved' },
              { value: 'at', label: 'At a time' },
            ]}
          />
          {draft.when === 'at' && (
            <Field label="Date and time" hint={draft.zone}>
              <Input type="datetime-local" value={draft.at} onChange={(event) => change({ at: event.target.value })} />
            </Field>
          )}
        </div>
      ) : (
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          <Field label="Comes round">
            <Select
              options={[
                { value: 'day', label: 'Daily' },
                { value: 'week', label: 'Weekly' },
                { value: 'month', label: 'Monthly' },
              ]}
              value={draft.every}
              onValueChange={(every) => change({ every: every === 'day' || every === 'month' ? every : 'week' })}
            />
          </Field>
          <NumberInput
            label="Every"
            value={draft.interval}
            min={1}
            max={52}
            onChange={(interval) => change({ interval })}
          />
          {draft.every === 'month' && (
            <Field label="Which">
              <Select
                options={[
                  { value: '1', label: 'First' },
                  { value: '2', label: 'Second' },
                  { value: '3', label: 'Third' },
                  { value: '4', label: 'Fourth' },
                  { value: '-1', label: 'Last' },
                ]}
                value={draft.ordinal}
                onValueChange={(ordinal) =>
                  change({
                    ordinal: ordinal === '1' || ordinal === '2' || ordinal === '3' || ordinal === '4' ? ordinal : '-1',
                  })
                }
              />
            </Field>
          )}
          {draft.every !== 'day' && (
            <Field label="Day">
              <Select
                options={WEEKDAYS.map((label, value) => ({ value: String(value), label }))}
                value={String(draft.weekday)}
                onValueChange={(weekday) => change({ weekday: Number(weekday) })}
              />
            </Field>
          )}
          <Field label="Time" hint={draft.zone}>
            <Input type="time" value={draft.time} onChange={(event) => change({ time: event.target.value })} />
          </Field>
        </div>
      )}
      <Field label="Send time" className="max-w-md">
        <Select
          options={[
            { value: 'atOnce', label: 'To all at once' },
            { value: 'zone', label: 'At the same time of day in each zone' },
            { value: 'habit', label: 'At the hour at which each is used to open or order' },
          ]}
          value={draft.sendMode}
          onValueChange={(mode) => change({ sendMode: mode === 'zone' || mode === 'habit' ? mode : 'atOnce' })}
        />
      </Field>
    </div>
  );
}

function EntryFields({ draft, change }: FieldsProps) {
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <NumberInput
        label="After the entry"
        value={draft.delayAmount}
        min={0}
        max={365}
        onChange={(delayAmount) => change({ delayAmount })}
      />
      <Field label="Unit">
        <Select
          options={[
            { value: 'm', label: 'Minutes' },
            { value: 'h', label: 'Hours' },
            { value: 'd', label: 'Days' },
          ]}
          value={draft.delayUnit}
          onValueChange={(unit) => change({ delayUnit: unit === 'm' || unit === 'd' ? unit : 'h' })}
        />
      </Field>
      <Field label="Again for who comes back">
        <Select
          options={[
            { value: 'never', label: 'Never' },
            { value: 'after', label: 'After some days' },
            { value: 'always', label: 'At every entry' },
          ]}
          value={draft.reEntry}
          onValueChange={(mode) => change({ reEntry: mode === 'never' || mode === 'always' ? mode : 'after' })}
        />
      </Field>
      {draft.reEntry === 'after' && (
        <NumberInput
          label="Days between"
          value={draft.reEntryDays}
          min={1}
          max={3650}
          onChange={(reEntryDays) => change({ reEntryDays })}
        />
      )}
      <CheckLine
        label="Who leaves the segment gets no further email"
        checked={draft.exitWhenLeft}
        onChange={(exitWhenLeft) => change({ exitWhenLeft })}
        className="sm:col-span-2 lg:col-span-4"
      />
    </div>
  );
}

/** How it is measured and how carefully it begins. */
export function MeasureFields({ draft, change }: FieldsProps) {
  const once = draft.kind === 'oneOff' || draft.kind === 'recurring';
  return (
    <div className="grid gap-3">
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <NumberInput
          label="Held out, %"
          hint="Get nothing, for comparison"
          value={draft.holdout}
          min={0}
          max={50}
          onChange={(holdout) => change({ holdout })}
        />
        <NumberInput
          label="Orders count for, days"
          value={draft.windowDays}
          min={1}
          max={90}
          onChange={(windowDays) => change({ windowDays })}
        />
        <Field label="An order belongs to">
          <Select
            options={[
              { value: 'lastClick', label: 'The last click' },
              { value: 'lastOpen', label: 'The last open' },
              { value: 'linear', label: 'All clicks, in parts' },
            ]}
            value={draft.model}
            onValueChange={(model) =>
              change({ model: model === 'lastOpen' || model === 'linear' ? model : 'lastClick' })
            }
          />
        </Field>
        <Field label="Cost of one email">
          <Input
            inputMode="decimal"
            value={draft.costPerEmail}
            onChange={(event) => change({ costPerEmail: event.target.value })}
          />
        </Field>
        <Field label="Fixed cost">
          <Input
            inputMode="decimal"
            value={draft.costFixed}
            onChange={(event) => change({ costFixed: event.target.value })}
          />
        </Field>
      </div>
      {once && (
        <CheckLine
          label="A pilot goes first: a share of the audience, and the rest only if its figures hold"
          checked={draft.pilot}
          onChange={(pilot) => change({ pilot })}
        />
      )}
      {once && draft.pilot && (
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          <NumberInput
            label="Share of the pilot, %"
            value={draft.pilotShare}
            min={1}
            max={50}
            onChange={(pilotShare) => change({ pilotShare })}
          />
          <NumberInput
            label="Hours to wait"
            hint="No-go above 5 % bounces, 2 % unsubscribes or 0.1 % complaints"
            value={draft.pilotHours}
            min={1}
            max={168}
            onChange={(pilotHours) => change({ pilotHours })}
          />
        </div>
      )}
      <CheckLine
        label="The last approval starts it"
        checked={draft.startOnApproval}
        onChange={(startOnApproval) => change({ startOnApproval })}
      />
    </div>
  );
}

interface NumberInputProps {
  label: string;
  hint?: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}

export function NumberInput({ label, hint, value, min, max, onChange }: NumberInputProps) {
  return (
    <Field label={label} hint={hint}>
      <Input
        type="number"
        min={min}
        max={max}
        value={Number.isFinite(value) ? value : ''}
        onChange={(event) => onChange(Math.min(max, Number(event.target.value)))}
      />
    </Field>
  );
}

interface CheckLineProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  className?: string;
}

function CheckLine({ label, checked, onChange, className }: CheckLineProps) {
  return (
    <Label className={`flex items-center gap-2 text-ink text-sm ${className ?? ''}`}>
      <Checkbox checked={checked} onCheckedChange={(next) => onChange(next === true)} />
      {label}
    </Label>
  );
}
