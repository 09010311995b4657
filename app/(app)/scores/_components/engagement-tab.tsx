'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dataOf } from '@/components/forms/action-answer';
import { useDebounced } from '@/components/rule-builder/use-debounced';
import { api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { formatNoun } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import type { EngagementFormula } from '@/lib/services/metrics/engagement-formula';
import type { EngagementEditor } from '@/lib/services/metrics/read-engagement-editor';
import { saveFormula } from '../actions';
import { EngagementForm } from './engagement-form';
import { EngagementView, type ShownPreview } from './engagement-preview';
import { RunStatus } from './run-status';
import { VersionNotes } from './version-notes';

const PAUSE_MS = 250;

/** The formula on the left, what it makes of the shop on the right, as one edits. */
export function EngagementTab({ editor, mayEdit }: { editor: EngagementEditor; mayEdit: boolean }) {
  const [formula, setFormula] = useState<EngagementFormula>(editor.formula);
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set());
  const [run, setRun] = useState<string | null>(null);
  /** The version that is edited: who saves over a newer one is told. */
  const [base, setBase] = useState(editor.version);
  const [asks, setAsks] = useState(false);
  const [round, setRound] = useState(0);
  const asked = useDebounced(formula, PAUSE_MS);
  const { data, error, isFetching } = useQuery({
    queryKey: ['engagement-preview', editor.inForce, asked],
    queryFn: ({ signal }) => api<ShownPreview>('/api/ui/scores/engagement', { json: asked, signal }),
    placeholderData: (previous) => previous,
    staleTime: 60_000,
  });
  const changed = JSON.stringify(formula) !== JSON.stringify(editor.formula);
  const change = (field: string, next: EngagementFormula | null) => {
    const faults = new Set(broken);
    if (next) faults.delete(field);
    else faults.add(field);
    setBroken(faults);
    if (next) setFormula(next);
  };
  const save = async () => {
    const saved = await dataOf(saveFormula({ base, formula }));
    setBase(saved.version);
    setRun(saved.run);
  };
  const moved = data ? data.moved.up + data.moved.down : 0;
  return (
    <div className="grid gap-4">
      <RunStatus run={editor.run} id={run} mayStop={mayEdit} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(320px,5fr)_7fr]">
        <EngagementForm
          key={round}
          events={editor.events}
          formula={formula}
          disabled={!mayEdit}
          onChange={change}
          foot={
            mayEdit && (
              <>
                <span className="mr-auto" aria-live="polite">
                  {broken.size > 0
                    ? 'Some numbers cannot be used; they are marked.'
                    : changed
                      ? 'Nothing is saved yet.'
                      : 'This is how it stands.'}
                </span>
                <Button
                  size="sm"
                  disabled={!changed && broken.size === 0}
                  onClick={() => {
                    setFormula(editor.formula);
                    setBroken(new Set());
                    setRound(round + 1);
                  }}
                >
                  Put back
                </Button>
                <Button
                  size="sm"
                  variant="primary"
                  disabled={!changed || broken.size > 0}
                  onClick={() => setAsks(true)}
                >
                  Save as version {base + 1}
                </Button>
              </>
            )
          }
        />
        <div className="grid gap-4" aria-busy={isFetching}>
          {error && (
            <Callout tone="bad" title="The distribution could not be computed">
              {messageOf(error)} Your formula is kept as you typed it.
            </Callout>
          )}
          {data ? <EngagementView preview={data} stale={isFetching} /> : !error && <Skeleton className="h-96" />}
          <VersionNotes versions={editor.versions} inForce={editor.inForce} />
        </div>
      </div>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        tone="primary"
        title={`Save version ${base + 1} of the engagement formula?`}
        consequences={[
          data
            ? `About ${formatNoun(moved * data.every, 'customer')} will have a score that differs by more than 5.`
            : 'Scores of all customers change.',
          'Everyone is computed anew; segments that ask for engagement follow when that is done.',
          'The versions before are kept.',
        ]}
        action="Save and compute"
        onConfirm={save}
      />
    </div>
  );
}
