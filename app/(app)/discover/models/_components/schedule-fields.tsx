'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import type { Schedule } from '@/lib/services/models/types';

export interface ScheduleFieldsProps {
  value: Schedule;
  onChange: (schedule: Schedule) => void;
  disabled?: boolean;
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const SCORING: readonly { value: Schedule['scoring']; label: string }[] = [
  { value: 'off', label: 'Never by itself' },
  { value: 'hourly', label: 'Each hour' },
  { value: 'daily', label: 'Each day' },
  { value: 'weekly', label: 'Each week' },
];
const RETRAINING: readonly { value: Schedule['retraining']; label: string }[] = [
  { value: 'off', label: 'Never by itself' },
  { value: 'daily', label: 'Each day' },
  { value: 'weekly', label: 'Each week' },
  { value: 'monthly', label: 'Each month' },
];
const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
const AUTO = 'auto';
const WINDOW_HOURS = 3;

/** When a model scores and learns by itself, what alerts, and who decides on a challenger. */
export function ScheduleFields({ value, onChange, disabled }: ScheduleFieldsProps) {
  const set = (part: Partial<Schedule>) => onChange({ ...value, ...part });
  const weekly = value.scoring === 'weekly' || value.retraining === 'weekly';
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label="Score everyone" hint="Customers with new events are scored within minutes in any case.">
        <Select
          disabled={disabled}
          value={value.scoring}
          options={SCORING}
          onValueChange={(next) => set({ scoring: SCORING.find((each) => each.value === next)?.value ?? 'daily' })}
        />
      </Field>
      <Field label="Train again" hint="The new version waits as challenger.">
        <Select
          disabled={disabled}
          value={value.retraining}
          options={RETRAINING}
          onValueChange={(next) =>
            set({ retraining: RETRAINING.find((each) => each.value === next)?.value ?? 'weekly' })
          }
        />
      </Field>
      {weekly && (
        <Field label="On">
          <Select
            disabled={disabled}
            value={String(value.weekday)}
            options={DAYS.map((label, day) => ({ value: String(day), label }))}
            onValueChange={(day) => set({ weekday: Number(day) })}
          />
        </Field>
      )}
      <Field label="At" hint="Hours of the day in UTC.">
        <Select
          disabled={disabled}
          value={value.window === 'auto' ? AUTO : String(value.window.from)}
          options={[
            { value: AUTO, label: 'The quietest three hours' },
            ...HOURS.map((label, hour) => ({
              value: String(hour),
              label: `${label} to ${HOURS[(hour + WINDOW_HOURS) % 24]}`,
            })),
          ]}
          onValueChange={(hour) =>
            set({ window: hour === AUTO ? 'auto' : { from: Number(hour), hours: WINDOW_HOURS } })
          }
        />
      </Field>
      <Field
        label="Alert when something drifts over"
        hint="Population stability index: 0.1 is to be watched, 0.2 has moved."
      >
        <Input
          type="number"
          disabled={disabled}
          min={0.05}
          max={5}
          step={0.05}
          value={value.alertAbove}
          onChange={({ target }) => {
            const next = Number(target.value);
            if (next >= 0.05 && next <= 5) set({ alertAbove: next });
          }}
        />
      </Field>
      <Field label="A better challenger" hint="Better: on the same customers, with the whole interval above 0.">
        <Select
          disabled={disabled}
          value={value.promotion}
          options={[
            { value: 'person', label: 'waits for a person' },
            { value: 'better', label: 'is promoted by itself' },
          ]}
          onValueChange={(next) => set({ promotion: next === 'better' ? 'better' : 'person' })}
        />
      </Field>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is its control */}
      <label className="flex items-center gap-2.5 text-sm sm:col-span-2">
        <Switch
          disabled={disabled}
          checked={value.retrainOnDrift}
          onCheckedChange={(on) => set({ retrainOnDrift: on })}
        />
        Train again at once when something drifts
      </label>
    </div>
  );
}
