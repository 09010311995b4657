'use client';

import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Clock, MailCheck } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useCallback, useMemo, useRef, useState, useTransition } from 'react';
import { toast } from 'sonner';
import { type ActionAnswer, dataOf } from '@/components/forms/action-answer';
import { api, messageOf } from '@/components/ui/api';
import { Chip } from '@/components/ui/chip';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { labelOf, textsOf } from '@/lib/content/review/texts-of';
import type { ReviewQueue } from '@/lib/services/campaigns/review/reading/list-queue';
import type { ReviewFactsView } from '@/lib/services/campaigns/review/reading/read-facts';
import type { ReviewView } from '@/lib/services/campaigns/review/reading/read-review';
import type { TrailItem } from '@/lib/services/campaigns/review/reading/read-trail';
import { comment, mend, settleComment, undoDecision, undoMend, vote, withdraw } from '../actions';
import { ChangesSection } from './changes-section';
import { ChecksSection } from './checks-section';
import { CommentDialog } from './comment-dialog';
import { CommentsSection } from './comments-section';
import { DecisionBar } from './decision-bar';
import { Moment, useMoment } from './due';
import { blockAt, findingMarks, type Mark } from './email-marks';
import { KeySheet } from './key-sheet';
import { OpensSection } from './opens-section';
import { QueuePanel } from './queue-panel';
import { SegmentSection } from './segment-section';
import { Stage } from './stage';
import { TrailSection } from './trail-section';
import { useKeys } from './use-keys';
import { useStage } from './use-stage';
import { WordsDialog } from './words-dialog';

interface Me {
  id: string;
  name: string;
  mayDecide: boolean;
  personal: boolean;
}

export interface ReviewWorkspaceProps {
  queue: ReviewQueue;
  view: ReviewView | null;
  trail: readonly TrailItem[];
  /** The address names the review: on a phone it is shown in the place of the queue. */
  opened: boolean;
  me: Me;
}

const FRAME =
  '-mx-4 -mt-4 -mb-12 lg:-mx-6 lg:-mt-5 grid min-w-0 lg:h-[calc(100dvh-52px)] lg:grid-cols-[208px_minmax(0,1fr)]';

/** The screen of reviews: the queue, the email, what the decision rests on, and the decision. Everything by keyboard. */
export function ReviewWorkspace({ queue, view, trail, opened, me }: ReviewWorkspaceProps) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const act = useCallback(
    async <T,>(work: Promise<ActionAnswer<T>>, done?: (data: T) => void): Promise<string | null> => {
      try {
        const data = await dataOf(work);
        done?.(data);
        start(() => router.refresh());
        return null;
      } catch (error) {
        return messageOf(error);
      }
    },
    [router],
  );
  const undo = async (id: string) => {
    const wrong = await act(undoDecision({ id }), () =>
      toast.success('Decision taken back; the review is open again.'),
    );
    if (wrong) toast.error(wrong);
  };
  const order = [...queue.needsYou, ...queue.notYours, ...queue.decidedToday].map(({ id }) => id);
  const go = (by: number) => {
    const at = view ? order.indexOf(view.id) : -1;
    const next = order[Math.min(order.length - 1, Math.max(0, at + by))];
    if (next && next !== view?.id) router.push(`/campaigns/reviews/${next}`);
  };
  return (
    <div className={FRAME}>
      <h1 className="sr-only">{view ? `Review: ${view.name}` : 'Reviews'}</h1>
      <div className={cn('min-h-0 border-line lg:border-r', opened && 'max-lg:hidden')}>
        <QueuePanel queue={queue} current={view?.id ?? null} onUndo={undo} />
      </div>
      {view ? (
        <Opened
          view={view}
          queue={queue}
          trail={trail}
          opened={opened}
          me={me}
          pending={pending}
          act={act}
          undo={undo}
          go={go}
        />
      ) : (
        <div className="grid place-items-center max-lg:hidden">
          <EmptyState icon={MailCheck} title="Nothing to review">
            An email that its author submits comes here, with its checks, what changed in it and who would receive it.
            Nothing is sent before somebody else has approved it.
          </EmptyState>
        </div>
      )}
    </div>
  );
}

interface OpenedProps extends Omit<ReviewWorkspaceProps, 'view'> {
  view: ReviewView;
  pending: boolean;
  act: <T>(work: Promise<ActionAnswer<T>>, done?: (data: T) => void) => Promise<string | null>;
  undo: (id: string) => Promise<void>;
  go: (by: number) => void;
}

function Opened({ view, queue, trail, opened, me, pending, act, undo, go }: OpenedProps) {
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
      <Title view={view} />
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

function Title({ view }: { view: ReviewView }) {
  const due = useMoment(view.dueAt);
  return (
    <div className="flex min-h-15 flex-wrap items-center gap-x-2.5 gap-y-1 border-line border-b px-5 py-2.5 max-sm:px-4">
      <Link
        href="/campaigns/reviews"
        aria-label="Back to the queue"
        className="-ml-1 grid size-8 place-items-center rounded-sm text-ink-2 hover:bg-sunken lg:hidden"
      >
        <ArrowLeft className="size-4" aria-hidden />
      </Link>
      <p aria-hidden className="min-w-0 font-semibold text-xl tracking-[-.012em] [overflow-wrap:anywhere]">
        {view.name}
      </p>
      <Chip>Version {view.version}</Chip>
      <span className="mr-auto min-w-0 text-ink-2 text-sm">
        {view.generated ? 'Generated' : 'Written'} <Moment value={view.createdAt} />
        {view.editors.length > 0 &&
          `; ${view.generated ? 'edited' : 'by'} ${view.generated ? 'by ' : ''}${view.editors.join(', ')}`}
      </span>
      {view.status === 'open' && due && (
        <span
          className="inline-flex items-center gap-1.5 whitespace-nowrap font-medium text-sm"
          title={due.title || undefined}
        >
          <Clock className="size-4" strokeWidth={1.6} aria-hidden />
          Due {due.at} <span className={cn('font-normal text-ink-2', due.soon && 'text-bad')}>{due.rest}</span>
        </span>
      )}
    </div>
  );
}

/** What is pointed at in the email, and the numbers of the pins. */
function useMarks(view: ReviewView, facts: ReviewFactsView | undefined): { marks: Mark[]; pinOf: Map<string, number> } {
  return useMemo(() => {
    const heads = view.comments.filter(
      ({ parentId, resolvedAt, place }) => parentId === null && resolvedAt === null && place !== null,
    );
    const pinOf = new Map(heads.map(({ id }, index) => [id, index + 1]));
    const comments = heads.flatMap(({ id, place, body }): Mark[] => {
      const block = place ? (place.block ?? blockAt(view.document, place.pointer)) : null;
      return place && block ? [{ id, kind: 'comment', block, quote: place.quote, label: body.slice(0, 80) }] : [];
    });
    const conditions = (facts?.segment?.conditions ?? []).map(
      (each): Mark => ({
        id: `shown-${each.key}`,
        kind: 'condition',
        block: each.block,
        quote: '',
        label: `shown when: ${each.sentence}`,
      }),
    );
    return { marks: [...conditions, ...comments, ...findingMarks(view.document, view.report?.findings ?? [])], pinOf };
  }, [view.comments, view.document, view.report, facts]);
}
