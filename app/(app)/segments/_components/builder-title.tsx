'use client';

import { ChevronDown, Pencil } from 'lucide-react';
import type { RefObject } from 'react';
import { Chip } from '@/components/ui/chip';
import { cn } from '@/components/ui/cn';
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/input';
import { Popover } from '@/components/ui/popover';
import type { Segment } from '@/lib/services/segments/segment-row';
import type { SegmentForm } from './use-draft';

export interface BuilderTitleProps {
  segment: Segment | undefined;
  /** Name of the segment that it never leaves. */
  parent: string | undefined;
  form: SegmentForm;
  onForm: (form: SegmentForm) => void;
  /** Edits of the rule against the saved one. */
  changes: number;
  dirty: boolean;
  onDiscard: () => void;
  nameRef: RefObject<HTMLInputElement | null>;
  nameMissing: boolean;
}

/** The segment's name, edited in place, its state, and what it is for. */
export function BuilderTitle({
  segment,
  parent,
  form,
  onForm,
  changes,
  dirty,
  onDiscard,
  nameRef,
  nameMissing,
}: BuilderTitleProps) {
  const next = (segment?.version ?? 0) + 1;
  const changed = changes > 0 ? `, ${changes} ${changes === 1 ? 'change' : 'changes'}` : '';
  return (
    <div className="min-w-0 flex-1 basis-80">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h1 className="group/name -ml-1.75 relative flex min-w-0 max-w-full items-center">
          <input
            ref={nameRef}
            aria-label="Name of the segment"
            aria-invalid={nameMissing || undefined}
            placeholder="Name this segment"
            maxLength={200}
            value={form.name}
            size={Math.max(12, Math.min(48, form.name.length || 18))}
            onChange={(event) => onForm({ ...form, name: event.target.value })}
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
            className={cn(
              'field-sizing-content min-w-44 max-w-full rounded-sm bg-transparent py-0 pr-7 pl-1.75 font-semibold text-inherit tracking-[-0.012em] outline-none placeholder:font-normal',
              'hover:ring-1 hover:ring-line-strong hover:ring-inset focus:bg-card focus:ring-2 focus:ring-accent focus:ring-inset',
              nameMissing && 'ring-1 ring-bad ring-inset',
            )}
          />
          <Pencil className="pointer-events-none absolute right-2 size-3.5 text-ink-3" strokeWidth={1.6} aria-hidden />
        </h1>
        {segment?.status === 'active' && (
          <Chip tone="good" dot>
            Live, v{segment.version}
          </Chip>
        )}
        {segment?.status === 'archived' && <Chip>Archived</Chip>}
        {parent && (
          <Chip title="Everything on this page is counted within it" className="max-w-60">
            <span className="truncate">within {parent}</span>
          </Chip>
        )}
        {(dirty || segment?.status === 'draft' || !segment) && (
          <DropdownMenu
            align="start"
            trigger={
              <button
                type="button"
                disabled={!dirty}
                className="inline-flex items-center gap-1.25 rounded-full bg-accent-soft px-2 py-px font-medium text-accent text-xs disabled:cursor-default"
              >
                {segment ? (dirty ? `Draft v${next}${changed}` : `Draft, v${segment.version}`) : 'New'}
                {dirty && <ChevronDown className="-mr-0.5 size-2.75" aria-hidden />}
              </button>
            }
          >
            <MenuItem tone="bad" onSelect={onDiscard}>
              {segment ? 'Discard the changes' : 'Begin anew'}
            </MenuItem>
          </DropdownMenu>
        )}
      </div>
      {nameMissing && (
        <p role="alert" className="text-bad text-xs">
          Give the segment a name to save it.
        </p>
      )}
      <Popover
        label="Goal and description"
        className="grid w-96 gap-3"
        trigger={
          <button
            type="button"
            className="mt-px min-h-6 max-w-full truncate rounded-xs text-left text-ink-2 text-xs hover:text-ink"
          >
            {form.goal ? `Goal: ${form.goal}` : 'Add a goal'}
            {form.description && <span className="text-ink-3"> · {form.description}</span>}
          </button>
        }
      >
        <Field label="Goal" hint="What this segment is to achieve: “win the order without a discount”.">
          <Textarea
            rows={2}
            maxLength={500}
            value={form.goal}
            onChange={(event) => onForm({ ...form, goal: event.target.value })}
          />
        </Field>
        <Field label="Description" optional>
          <Textarea
            rows={3}
            maxLength={2000}
            value={form.description}
            onChange={(event) => onForm({ ...form, description: event.target.value })}
          />
        </Field>
      </Popover>
    </div>
  );
}
