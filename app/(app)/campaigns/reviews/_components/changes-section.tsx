'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { formatDay, formatNoun } from '@/components/ui/format';
import type { DiffPart, DocumentChange } from '@/lib/content/review/diff-documents';
import type { ReviewView } from '@/lib/services/campaigns/review/reading/read-review';
import { Section } from './section';

const SHOWN = 6;

/** What is different from the version that was approved last, word by word. */
export function ChangesSection({ view }: { view: ReviewView }) {
  const [beside, setBeside] = useState(false);
  const { before } = view;
  if (!before)
    return (
      <Section title="Changed since the last approval">
        <p className="text-ink-2">No version of this email has been approved before: all of it is new.</p>
      </Section>
    );
  const { changes } = before;
  return (
    <Section
      title={`Changed since version ${before.version}`}
      note={
        <span className="flex items-center gap-2.5">
          approved {formatDay(before.approvedAt)}
          {changes.length > 0 && (
            <button type="button" className="link min-h-6 text-xs" onClick={() => setBeside(true)}>
              Side by side
            </button>
          )}
        </span>
      }
    >
      {changes.length === 0 ? (
        <p className="text-ink-2">Not a word: it reads as what was approved.</p>
      ) : (
        <dl className="grid grid-cols-[74px_minmax(0,1fr)] gap-x-2 gap-y-0.75">
          {changes.slice(0, SHOWN).map((change) => (
            <div key={`${change.kind}${change.pointer}`} className="contents">
              <dt className="text-ink-3 text-xs leading-4.5">{change.label}</dt>
              <dd className="min-w-0 break-words">
                <Words parts={change.parts} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {changes.length > SHOWN && (
        <button type="button" className="link mt-1 min-h-6 text-xs" onClick={() => setBeside(true)}>
          {formatNoun(changes.length - SHOWN, 'more place')}
        </button>
      )}
      <Dialog
        open={beside}
        onOpenChange={setBeside}
        size="lg"
        title="Side by side"
        description={`Version ${before.version}, which was approved, and version ${view.version}.`}
        footer={<Button onClick={() => setBeside(false)}>Close</Button>}
      >
        <SideBySide changes={changes} />
      </Dialog>
    </Section>
  );
}

function Words({ parts, side }: { parts: readonly DiffPart[]; side?: 'before' | 'after' }) {
  return parts
    .filter(({ op }) => side === undefined || op === 'same' || op === (side === 'before' ? 'removed' : 'added'))
    .map(({ op, text }, index) => {
      const key = `${index}${op}`;
      if (op === 'added')
        return (
          <ins
            key={key}
            className="rounded-[2px] bg-good-soft px-px text-good underline decoration-1 underline-offset-2"
          >
            {text}
          </ins>
        );
      if (op === 'removed')
        return (
          <del key={key} className="rounded-[2px] bg-bad-soft px-px text-bad decoration-1">
            {text}
          </del>
        );
      return <span key={key}>{text}</span>;
    });
}

const SideBySide = ({ changes }: { changes: readonly DocumentChange[] }) => (
  <div className="grid gap-3 text-sm">
    {changes.map((change) => (
      <div key={`${change.kind}${change.pointer}`}>
        <h3 className="mb-1 text-ink-3 text-xs">{change.label}</h3>
        <div className="grid gap-2 sm:grid-cols-2">
          <p className="min-w-0 whitespace-pre-wrap break-words rounded-sm border border-line p-2.5">
            {change.kind === 'added' ? (
              <span className="text-ink-3">Not there</span>
            ) : (
              <Words parts={change.parts} side="before" />
            )}
          </p>
          <p className="min-w-0 whitespace-pre-wrap break-words rounded-sm border border-line p-2.5">
            {change.kind === 'removed' ? (
              <span className="text-ink-3">Gone</span>
            ) : (
              <Words parts={change.parts} side="after" />
            )}
          </p>
        </div>
      </div>
    ))}
  </div>
);
