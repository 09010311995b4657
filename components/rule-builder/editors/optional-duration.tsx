'use client';

import { Switch } from '@/components/ui/switch';
import { DurationField } from './duration-field';
import { Sheet } from './sheet';

export interface OptionalDurationProps {
  /** What the duration is: "Not followed within". */
  label: string;
  /** The sentence of the switch. */
  question: string;
  /** What holds where there is none. */
  without: string;
  value: string | undefined;
  /** Where it is switched on. */
  start: string;
  onChange: (duration: string | undefined, merge?: string) => void;
  close: () => void;
}

/** A duration that can be left out. */
export function OptionalDuration({ label, question, without, value, start, onChange, close }: OptionalDurationProps) {
  return (
    <Sheet>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is its control */}
      <label className="flex items-center gap-2 text-sm">
        <Switch checked={value !== undefined} onCheckedChange={(on) => onChange(on ? start : undefined)} />
        {question}
      </label>
      {value !== undefined ? (
        <DurationField
          label={label}
          value={value}
          autoFocus
          onDone={close}
          onChange={(next) => onChange(next, 'duration')}
        />
      ) : (
        <p className="text-ink-2 text-xs">{without}</p>
      )}
    </Sheet>
  );
}
