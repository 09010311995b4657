import { ScatterChart } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

const STEPS = [
  {
    title: 'Choose',
    text: 'Whom to look at and what to compare them by: orders, spend, days since the last order, visits, emails.',
  },
  {
    title: 'Look',
    text: 'A map of who resembles whom, what sets each group apart, and how sure one can be that the groups are real.',
  },
  {
    title: 'Use',
    text: 'Turn a group into a segment: a rule that anyone can read, or a membership that the model keeps up to date.',
  },
] as const;

/** What this place is for, before the first clustering. */
export function NoClusters({ canEdit }: { canEdit: boolean }) {
  return (
    <div className="px-4 pb-6">
      <EmptyState
        icon={ScatterChart}
        title="No groups looked for yet"
        className="pb-8"
        action={
          canEdit && (
            <Button asChild variant="primary">
              <Link href="/discover/clusters/new">Find the first groups</Link>
            </Button>
          )
        }
      >
        A clustering finds the groups of customers who behave alike, without being told what to look for.
      </EmptyState>
      <ol className="mx-auto grid max-w-3xl gap-4 sm:grid-cols-3">
        {STEPS.map(({ title, text }, index) => (
          <li key={title} className="rounded-sm bg-sunken px-3.5 py-3">
            <p className="font-semibold text-sm">
              <span className="mr-1.5 text-ink-3">{index + 1}</span>
              {title}
            </p>
            <p className="text-pretty text-ink-2 text-sm">{text}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
