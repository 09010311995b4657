'use client';

import { Check, Lock, X } from 'lucide-react';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Kbd } from '@/components/ui/kbd';
import type { ReviewView, Voter } from '@/lib/services/campaigns/review/reading/read-review';
import { Moment } from './due';
import { BARRIER_WORDS, capital, consequenceWords, numberWord, ordinal } from './words';

export interface DecisionBarProps {
  view: ReviewView;
  me: { id: string; name: string; mayDecide: boolean };
  failed: number;
  pending: boolean;
  onApprove: () => void;
  onRequestChanges: () => void;
  onReject: () => void;
  onUndo: () => void;
  onWithdraw: () => void;
}

/** Who votes and has voted, what the own vote would do, and the vote. */
export function DecisionBar(props: DecisionBarProps) {
  const { view, me } = props;
  return (
    <footer className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t bg-card px-5 py-2.5 max-lg:sticky max-lg:bottom-0 max-lg:z-10 max-sm:px-4">
      <div className="min-w-0 max-sm:hidden">
        <p className="mb-1.5 text-pretty text-ink-2 text-xs">{policyWords(view)}</p>
        <Voters view={view} me={me} />
      </div>
      <div className="ml-auto grid justify-items-end gap-1 max-sm:w-full max-sm:justify-items-stretch">
        <p className="text-pretty text-right text-ink-2 text-xs max-sm:text-left" aria-live="polite">
          <Says {...props} />
        </p>
        <Acts {...props} />
      </div>
    </footer>
  );
}

/** "Two approvals: offer to over 500. Edits reset them, check fixes do not." */
function policyWords({ requirements }: ReviewView): string {
  const asked = requirements.map(
    ({ name, approvals, group }) =>
      `${capital(numberWord(approvals))} ${approvals === 1 ? 'approval' : 'approvals'}${group ? ` of ${group.name}` : ''}${name === 'Every email' ? '' : ` (${name})`}`,
  );
  return `${asked.join('; ')}. Edits reset them, check fixes do not.`;
}

const VOTED = { approve: 'Approved', requestChanges: 'Asked for changes', reject: 'Rejected' } as const;

function Voters({ view, me }: { view: ReviewView; me: DecisionBarProps['me'] }) {
  const { standing } = view;
  const you = standing.may && me.mayDecide;
  const open = view.status === 'open' ? Math.max(0, view.consequence.missing - (you ? 1 : 0)) : 0;
  return (
    <ol className="flex flex-wrap items-center gap-y-1.5 text-xs leading-4 [&>li+li]:before:mx-2 [&>li+li]:before:h-px [&>li+li]:before:w-4.5 [&>li+li]:before:bg-line-strong">
      {view.voters.map((voter) => (
        <li
          key={`${voter.role}${voter.userId}`}
          className="flex items-center gap-1.75"
          title={voter.words ?? undefined}
        >
          <VoterMark voter={voter} />
          <span>
            <b className="block font-[550]">{voter.userId === me.id ? 'You' : voter.name}</b>
            <span className="text-ink-2">
              {voter.decision ? (
                <>
                  {VOTED[voter.decision]} <Moment value={voter.at} />
                </>
              ) : (
                'Author, no vote'
              )}
            </span>
          </span>
        </li>
      ))}
      {you && standing.may && (
        <li className="flex items-center gap-1.75">
          <Avatar name={me.name} className="size-5.5 border-accent border-dashed bg-card text-accent" />
          <span>
            <b className="block font-[550]">You</b>
            <span className="text-ink-2">
              {standing.of === 1 ? 'The only vote' : `${capital(ordinal(standing.nth))} of ${numberWord(standing.of)}`}
            </span>
          </span>
        </li>
      )}
      {open > 0 && (
        <li className="flex items-center text-ink-2">
          {open === 1 ? 'one more reviewer' : `${numberWord(open)} more reviewers`}
        </li>
      )}
    </ol>
  );
}

function VoterMark({ voter }: { voter: Voter }) {
  if (voter.decision === null) return <Avatar name={voter.name} className="size-5.5" />;
  const good = voter.decision === 'approve';
  return (
    <span
      aria-hidden
      className={cn(
        'grid size-5.5 place-items-center rounded-full',
        good ? 'bg-good-soft text-good' : 'bg-bad-soft text-bad',
      )}
    >
      {good ? <Check className="size-3.5" /> : <X className="size-3.5" />}
    </span>
  );
}

const STATUS_WORDS = {
  open: '',
  approved: 'Approved.',
  changesRequested: 'Sent back: changes were asked for.',
  rejected: 'Rejected.',
  withdrawn: 'Withdrawn by its author.',
  superseded: 'Edited since: void.',
} as const;

function Says({ view, me, failed }: DecisionBarProps) {
  const { standing, status } = view;
  if (status !== 'open')
    return (
      <>
        {STATUS_WORDS[status]} <Moment value={view.decidedAt} />
      </>
    );
  if (!me.mayDecide) return 'Your role reads reviews; a reviewer decides.';
  if (!standing.may) return BARRIER_WORDS[standing.why];
  const words = consequenceWords(standing, view.consequence, view);
  return (
    <>
      {failed > 0 && (
        <span className="font-[550] text-bad">
          {failed === 1 ? 'One failed check holds' : `${capital(numberWord(failed))} failed checks hold`} approval.{' '}
        </span>
      )}
      {words.before}
      <b className="font-[550] text-ink">{words.stress}</b>
      {words.after}
      <Moment value={words.at} />.{failed === 0 && words.at && ' Undo until then.'}
    </>
  );
}

function Acts({ view, me, failed, pending, ...on }: DecisionBarProps) {
  if (view.status === 'open' && me.mayDecide && (view.standing.may || view.standing.why === 'notInGroup'))
    return (
      <div className="flex flex-wrap justify-end gap-2 max-sm:justify-stretch max-sm:[&>*]:flex-1">
        <Button variant="dangerQuiet" disabled={pending} onClick={on.onReject}>
          Reject
        </Button>
        <Button disabled={pending} onClick={on.onRequestChanges} aria-keyshortcuts="r">
          Request changes <Kbd>R</Kbd>
        </Button>
        {view.standing.may &&
          (failed > 0 ? (
            <Button
              aria-disabled="true"
              className="cursor-not-allowed bg-sunken text-ink-2 aria-disabled:opacity-100"
              title="A failed check holds the approval"
              onClick={on.onApprove}
            >
              <Lock aria-hidden />
              Approve <Kbd>A</Kbd>
            </Button>
          ) : (
            <Button variant="primary" pending={pending} onClick={on.onApprove} aria-keyshortcuts="a">
              Approve <Kbd className="border-accent-ink/45 bg-transparent text-accent-ink">A</Kbd>
            </Button>
          ))}
      </div>
    );
  return (
    <div className="flex flex-wrap justify-end gap-2">
      {view.mayWithdraw && (
        <Button disabled={pending} onClick={on.onWithdraw}>
          Withdraw
        </Button>
      )}
      {view.undoable && (
        <Button disabled={pending} onClick={on.onUndo}>
          Undo your decision <Kbd>Z</Kbd>
        </Button>
      )}
    </div>
  );
}
