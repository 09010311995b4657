'use client';

import { Keyboard, Redo2, Undo2 } from 'lucide-react';
import { Button, IconButton } from '@/components/ui/button';
import { formatCount } from '@/components/ui/format';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { RuleImpact } from '@/lib/services/segments/compare-rules';
import type { Segment } from '@/lib/services/segments/segment-row';

export interface BuilderActsProps {
  segment: Segment | undefined;
  /** When this device last kept the draft, in milliseconds. */
  keptAt: number | null;
  dirty: boolean;
  canUndo: boolean;
  canRedo: boolean;
  saving: boolean;
  impact: RuleImpact | undefined;
  onUndo: () => void;
  onRedo: () => void;
  onHelp: () => void;
  onSave: () => void;
  onPublish: () => void;
}

const clockTime = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(at);

/** Undo, redo, and the acts that save: one primary, named by what it does. */
export function BuilderActs({
  segment,
  keptAt,
  dirty,
  canUndo,
  canRedo,
  saving,
  impact,
  onUndo,
  onRedo,
  onHelp,
  onSave,
  onPublish,
}: BuilderActsProps) {
  const hydrated = useHydrated();
  const live = segment?.status === 'active';
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="text-ink-2 text-xs" aria-live="polite">
        {hydrated && dirty && keptAt !== null ? `Saved ${clockTime(keptAt)}` : !dirty && segment ? 'No changes' : ''}
      </span>
      <div className="flex items-center gap-0.5">
        <IconButton label="Undo" keys="Ctrl Z" disabled={!canUndo} onClick={onUndo} className="size-7">
          <Undo2 aria-hidden />
        </IconButton>
        <IconButton label="Redo" keys="Ctrl Shift Z" disabled={!canRedo} onClick={onRedo} className="size-7">
          <Redo2 aria-hidden />
        </IconButton>
        <IconButton label="Keys of the builder" keys="?" onClick={onHelp} className="size-7 max-sm:hidden">
          <Keyboard aria-hidden />
        </IconButton>
      </div>
      {live ? (
        <>
          {dirty && impact && (
            <Button onClick={onPublish}>
              Preview changes
              <span className="ml-0.5 border-line border-l pl-1.75 font-normal text-ink-2 tabular-nums">
                +{formatCount(impact.entering)} −{formatCount(impact.leaving)}
              </span>
            </Button>
          )}
          <Button variant="primary" disabled={!dirty} pending={saving} onClick={onPublish}>
            Publish v{segment.version + 1}
          </Button>
        </>
      ) : (
        <>
          <Button disabled={segment !== undefined && !dirty} pending={saving} onClick={onSave}>
            Save as draft
          </Button>
          <Button variant="primary" pending={saving} onClick={onPublish}>
            Activate
          </Button>
        </>
      )}
    </div>
  );
}
