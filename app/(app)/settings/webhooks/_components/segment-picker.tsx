'use client';

import { X } from 'lucide-react';
import { IconButton } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import type { SegmentChoice } from './words';

export interface SegmentPickerProps {
  segments: readonly SegmentChoice[];
  value: readonly string[];
  onChange: (ids: string[]) => void;
  error: string | undefined;
}

/** Several segments: those chosen in a list, another one found by typing. */
export function SegmentPicker({ segments, value, onChange, error }: SegmentPickerProps) {
  const nameOf = (id: string) => segments.find((segment) => segment.id === id)?.name ?? 'A segment that was deleted';
  return (
    <div className="grid gap-2 pl-6.5">
      {value.length > 0 && (
        <ul className="grid max-h-44 gap-1 overflow-y-auto">
          {value.map((id) => (
            <li key={id} className="flex items-center gap-2 rounded-sm bg-sunken py-1 pr-1 pl-2.5 text-sm">
              <span className="min-w-0 flex-1 truncate">{nameOf(id)}</span>
              <IconButton
                label={`Leave out ${nameOf(id)}`}
                size="sm"
                onClick={() => onChange(value.filter((each) => each !== id))}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <Combobox
        aria-label="Add a segment"
        placeholder={value.length > 0 ? 'Add another segment' : 'Choose a segment'}
        searchPlaceholder="Search segments"
        options={segments.filter(({ id }) => !value.includes(id)).map(({ id, name }) => ({ value: id, label: name }))}
        onValueChange={(id) => onChange([...value, id])}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? 'webhook-segments-error' : undefined}
      />
      {error && (
        <p id="webhook-segments-error" role="alert" className="text-bad text-xs">
          {error}
        </p>
      )}
    </div>
  );
}
