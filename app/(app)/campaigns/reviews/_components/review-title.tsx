import { ArrowLeft, Clock } from 'lucide-react';
import Link from 'next/link';
import { Chip } from '@/components/ui/chip';
import { cn } from '@/components/ui/cn';
import type { ReviewView } from '@/lib/services/campaigns/review/reading/read-review';
import { Moment, useMoment } from './due';

/** Which email, which version of it, by whom, and until when. */
export function ReviewTitle({ view }: { view: ReviewView }) {
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
