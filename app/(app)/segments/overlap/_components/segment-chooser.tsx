'use client';

import { X } from 'lucide-react';
import { Combobox } from '@/components/ui/combobox';
import { formatCount } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import type { SuggestedThings } from '@/lib/services/segments/suggest-things';

export interface SegmentChooserProps {
  chosen: readonly string[];
  segments: SuggestedThings['segments'] | undefined;
  onChange: (ids: string[]) => void;
}

const MOST = 6;

/** The segments that are compared, two to six of them. */
export function SegmentChooser({ chosen, segments: known, onChange }: SegmentChooserProps) {
  const segments = known ?? [];
  // Until the names are there, an id would say nothing; one that no segment has is shown as it is.
  const nameOf = (id: string) =>
    segments.find((each) => each.id === id || each.key === id)?.name ?? (known ? id : 'a segment');
  const options = segments
    .filter(({ id, key }) => !chosen.includes(id) && !chosen.includes(key))
    .toSorted((a, b) => (b.size ?? -1) - (a.size ?? -1))
    .map(({ id, name, size, status }) => ({
      value: id,
      label: name,
      hint: size === null ? status : formatCount(size),
    }));
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <ul aria-label="Segments compared" className="contents">
        {chosen.map((id) => (
          <li
            key={id}
            className="inline-flex h-8 max-w-full items-center gap-1 rounded-sm border border-line-strong bg-card pr-1 pl-2.5 text-sm"
          >
            {known ? <span className="truncate">{nameOf(id)}</span> : <Skeleton className="h-3 w-28" />}
            <button
              type="button"
              aria-label={`Leave ${nameOf(id)} out`}
              onClick={() => onChange(chosen.filter((each) => each !== id))}
              className="grid size-6 shrink-0 place-items-center rounded-xs text-ink-3 hover:bg-sunken hover:text-ink"
            >
              <X className="size-3.25" aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {chosen.length < MOST ? (
        <Combobox
          aria-label="Add a segment"
          placeholder="Add a segment"
          options={options}
          value={null}
          onValueChange={(id) => onChange([...chosen, id])}
          className="w-48"
        />
      ) : (
        <span className="text-ink-2 text-xs">{MOST} are as many as can be read at once.</span>
      )}
    </div>
  );
}
