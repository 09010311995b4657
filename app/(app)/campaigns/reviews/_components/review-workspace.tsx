'use client';

import { MailCheck } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import type { ReviewQueue } from '@/lib/services/campaigns/review/reading/list-queue';
import type { ReviewView } from '@/lib/services/campaigns/review/reading/read-review';
import type { TrailItem } from '@/lib/services/campaigns/review/reading/read-trail';
import { undoDecision } from '../actions';
import { type Me, OpenedReview } from './opened-review';
import { QueuePanel } from './queue-panel';
import { useAct } from './use-act';

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
  const { act, pending } = useAct();
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
        <OpenedReview
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
