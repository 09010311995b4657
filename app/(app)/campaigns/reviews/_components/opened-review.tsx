'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useMemo, useRef, useState } from 'react';
import { toast } from 'sonner';
import { api } from '@/components/ui/api';
import { cn } from '@/components/ui/cn';
import { labelOf, textsOf } from '@/lib/content/review/texts-of';
import type { ReviewQueue } from '@/lib/services/campaigns/review/reading/list-queue';
import type { ReviewFactsView } from '@/lib/services/campaigns/review/reading/read-facts';
import type { ReviewView } from '@/lib/services/campaigns/review/reading/read-review';
import type { TrailItem } from '@/lib/services/campaigns/review/reading/read-trail';
import { comment, mend, settleComment, undoMend, vote, withdraw } from '../actions';
import { ChangesSection } from './changes-section';
import { ChecksSection } from './checks-section';
import { CommentDialog } from './comment-dialog';
import { CommentsSection } from './comments-section';
import { DecisionBar } from './decision-bar';
import { KeySheet } from './key-sheet';
import { OpensSection } from './opens-section';
import { ReviewTitle } from './review-title';
import { SegmentSection } from './segment-section';
import { Stage } from './stage';
import { TrailSection } from './trail-section';
import type { RunAct } from './use-act';
import { useKeys } from './use-keys';
import { useMarks } from './use-marks';
import { useStage } from './use-stage';
import { WordsDialog } from './words-dialog';

/** Who looks at the review. */
export interface Me {
  id: string;
  name: string;
  mayDecide: boolean;
  personal: boolean;
}

export interface OpenedReviewProps {
  queue: ReviewQueue;
  trail: readonly TrailItem[];
  opened: boolean;
  me: Me;
  view: ReviewView;
  pending: boolean;
  act: RunAct;
  undo: (id: string) => Promise<void>;
  go: (by: number) => void;
}

/** The email, what the decision rests on, and the decision. */
export function OpenedReview({ view, queue, trail, opened, me, pending, act, undo, go }: OpenedReviewProps) {
  const router = useRouter();
  const [asking, setAsking] = useState<'requestChanges' | 'reject' | null>(null);
  const [commenting, setCommenting] = useState(false);
  const [sheet, setSheet] = useState(false);
  const [selection, setSelection] = useState<{ block: string | null; quote: string } | null>(null);
  const newComment = useRef<HTMLButtonElement>(null);
  const texts = useMemo(() => textsOf(view.document), [view.document]);
  const stage = useStage(
    view.document.variants.map(({ key }) => key),
    view.recipients.length,
  );
  const facts = useQuery({
    queryKey: ['review-facts', view.id, view.hash],
    queryFn: ({ signal }) => api<ReviewFactsView>(`/api/ui/reviews/${view.id}/facts`, { signal, timeout: 60_000 }),
    staleTime: 5 * 60_000,
  });
  const { marks, pinOf } = useMarks(view, facts.data);
  const seenBy = useMemo(
    () =>
      new Map(
        (facts.data?.segment?.conditions ?? []).map((each) => [each.block, `${each.shown} of ${each.of} people`]),
      ),
    [facts.data],
  );
  const say = async (work: Promise<string | null>) => {
    const wrong = await work;
    if (wrong) toast.error(wrong);
    return wrong;
  };
  const failed = view.report?.counts.failed ?? 0;
  const mayVote = view.standing.may && me.mayDecide;
  const nextAfter = () => {
    const rest = queue.needsYou.filter(({ id }) => id !== view.id);
    const at = queue.needsYou.findIndex(({ id }) => id === view.id);
    const next = rest[Math.min(Math.max(0, at), rest.length - 1)];
    router.push(next ? `/campaigns/reviews/${next.id}` : `/campaigns/reviews/${view.id}`);
  };
  const approve = () => {
    if (!mayVote || pending) return;
    if (failed > 0) {
      toast.error('A failed check holds the approval: mend it first (F).');
      return;
    }
    void say(
      act(vote({ id: view.id, decision: 'approve', hash: view.hash }), ({ status }) => {
        toast.success(
          status === 'approved'
            ? `Approved: ${view.name}`
            : `Your approval of ${view.name} is kept; others are still to vote`,
          {
            action: { label: 'Undo', onClick: () => void undo(view.id) },
          },
        );
        nextAfter();
      }),
    );
  };
  const refuse = (decision: 'requestChanges' | 'reject', words: string) =>
    act(vote({ id: view.id, decision, hash: view.hash, words }), () => {
      toast.success(decision === 'reject' ? `Rejected: ${view.name}` : `Changes asked for: ${view.name}`, {
        action: { label: 'Undo', onClick: () => void undo(view.id) },
      });
      nextAfter();
    });
  const mayRefuse = me.mayDecide && view.status === 'open' && (view.standing.may || view.standing.why === 'notInGroup');
  const firstFix = view.report?.findings.find(({ fix, severity }) => fix && severity !== 'passed');
  const fix = (finding = firstFix) => {
    if (finding && mayVote && !pending)
      void say(
        act(mend({ id: view.id, finding: finding.id, hash: view.hash }), () =>
          toast.success(`${finding.fix?.label ?? 'Mended'}: approvals stay`),
        ),
      );
  };
  const lastFix = [...view.fixes].reverse().find(({ undoable }) => undoable);
  const back = () => {
    const decided = view.undoable ? view.id : queue.decidedToday.find(({ undoable }) => undoable)?.id;
    if (lastFix && mayVote) void say(act(undoMend({ id: lastFix.id }), () => toast.success('The fix is taken back.')));
    else if (decided) void undo(decided);
    else toast('There is nothing to take back.');
  };
  const nextVariant = () => {
    const keys = view.document.variants.map(({ key }) => key);
    const next = keys[(keys.indexOf(stage.variant) + 1) % keys.length];
    if (next) stage.setVariant(next);
  };
  useKeys({
    j: () => go(1),
    k: () => go(-1),
    a: approve,
    r: () => mayRefuse && setAsking('requestChanges'),
    f: () => fix(),
    c: () => setCommenting(true),
    z: back,
    v: nextVariant,
    m: stage.toggleShown,
    '1': () => stage.setWidth('desktop'),
    '2': () => stage.setWidth('mobile'),
    '3': () => stage.setScheme('light'),
    '4': () => stage.setScheme('dark'),
    arrowleft: () => stage.step(-1),
    arrowright: () => stage.step(1),
    '?': () => setSheet(true),
  });
  return (
    <div className={cn('flex min-h-0 min-w-0 flex-col', !opened && 'max-lg:hidden')}>
      <ReviewTitle view={view} />
      <div className="min-h-0 flex-1 lg:overflow-y-auto xl:grid xl:grid-cols-[minmax(0,1fr)_minmax(380px,438px)] xl:overflow-hidden">
        <Stage
          view={view}
          stage={stage}
          marks={marks}
          pinOf={pinOf}
          seenBy={seenBy}
          personal={me.personal}
          onPin={(id) => document.getElementById(`thread-${id}`)?.scrollIntoView({ block: 'center' })}
          onSelect={setSelection}
        />
        <div className="min-h-0 border-line bg-card text-sm leading-4.5 max-xl:border-t xl:overflow-y-auto xl:border-l">
          <ChecksSection
            view={view}
            mayFix={mayVote}
            pending={pending}
            onFix={fix}
            onUndoFix={({ id }) => void say(act(undoMend({ id })))}
          />
          <ChangesSection view={view} />
          <SegmentSection view={view} facts={facts.data} error={facts.error} />
          <OpensSection opens={facts.data?.opens ?? null} several={view.document.variants.length > 1} />
          <CommentsSection
            comments={view.comments}
            pinOf={pinOf}
            labelOf={(pointer) => labelOf(texts, pointer)}
            pending={pending}
            newRef={newComment}
            onNew={() => setCommenting(true)}
            onReply={async (parentId, body) => (await say(act(comment({ id: view.id, body, parentId })))) === null}
            onResolve={(id, resolved) => void say(act(settleComment({ id, resolved })))}
          />
          <TrailSection trail={trail} submittedBy={view.submittedBy} submittedAt={view.submittedAt} />
        </div>
      </div>
      <DecisionBar
        view={view}
        me={me}
        failed={failed}
        pending={pending}
        onApprove={approve}
        onRequestChanges={() => setAsking('requestChanges')}
        onReject={() => setAsking('reject')}
        onUndo={() => void undo(view.id)}
        onWithdraw={() =>
          void say(act(withdraw({ id: view.id }), () => toast.success('Withdrawn: it is a draft again.')))
        }
      />
      <WordsDialog
        open={asking !== null}
        onOpenChange={(open) => !open && setAsking(null)}
        title={asking === 'reject' ? 'Reject this email' : 'Request changes'}
        description={
          asking === 'reject'
            ? 'It is not sent. Its author is told why, and may submit another version.'
            : 'It goes back to its author, who is told what to change. Approvals that were given are void with the next version.'
        }
        label="What has to change?"
        act={asking === 'reject' ? 'Reject' : 'Request changes'}
        tone={asking === 'reject' ? 'danger' : 'primary'}
        onDone={(words) => refuse(asking ?? 'requestChanges', words)}
      />
      <CommentDialog
        open={commenting}
        onOpenChange={setCommenting}
        texts={texts}
        selection={selection}
        onDone={(body, place) => act(comment({ id: view.id, body, place }))}
      />
      <KeySheet open={sheet} onOpenChange={setSheet} />
    </div>
  );
}
