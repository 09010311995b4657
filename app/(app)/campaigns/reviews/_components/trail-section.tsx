'use client';

import { useState } from 'react';
import { formatNoun } from '@/components/ui/format';
import type { TrailItem } from '@/lib/services/campaigns/review/reading/read-trail';
import { Moment } from './due';
import { Section } from './section';

const ACTS: Readonly<Record<string, string>> = {
  castReviewVote: 'voted',
  voteReview: 'voted by the API',
  undoReviewVote: 'took a decision back',
  withdrawReview: 'withdrew it',
  commentReview: 'commented',
  resolveReviewComment: 'settled a comment',
  applyReviewFix: 'applied a fix',
  undoReviewFix: 'took a fix back',
  submitForReview: 'submitted it',
  submitEmail: 'submitted it',
};
const VOTES: Readonly<Record<string, string>> = { approve: 'approve', requestChanges: 'changes', reject: 'reject' };

/** Everything that was done with it, and what was refused. */
export function TrailSection({
  trail,
  submittedBy,
  submittedAt,
}: {
  trail: readonly TrailItem[];
  submittedBy: string;
  submittedAt: Date;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Section
      title="Trail"
      note={
        <button type="button" className="link min-h-6 text-xs" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide' : `Show ${formatNoun(trail.length + 1, 'entry', 'entries')}`}
        </button>
      }
    >
      {open && (
        <ol className="grid gap-1 text-xs">
          {trail.map((item, index) => {
            const decision = typeof item.detail?.decision === 'string' ? VOTES[item.detail.decision] : undefined;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: entries never change
              <li key={index} className="flex gap-2">
                <span className="shrink-0 text-ink-3 tabular-nums">
                  <Moment value={item.at} />
                </span>
                <span>
                  {item.who} {ACTS[item.action] ?? item.action}
                  {decision ? `: ${decision}` : ''}
                  {item.outcome !== 'done' && <span className="text-bad"> (refused: {item.outcome})</span>}
                </span>
              </li>
            );
          })}
          <li className="flex gap-2">
            <span className="shrink-0 text-ink-3 tabular-nums">
              <Moment value={submittedAt} />
            </span>
            <span>{submittedBy} submitted it</span>
          </li>
        </ol>
      )}
    </Section>
  );
}
