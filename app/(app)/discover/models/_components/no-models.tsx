import { Target } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

const STEPS = [
  {
    title: 'Ask',
    text: 'Who is about to leave, who buys next, what somebody will be worth: choose the question and how far ahead it looks.',
  },
  {
    title: 'Check',
    text: 'The card says how often it is right on customers it has never seen, in customers and in money, and where it is weak.',
  },
  {
    title: 'Use',
    text: 'Everyone is scored each day. Draw the line where it pays and turn those above it into a segment.',
  },
] as const;

/** What this place is for, before the first prediction. */
export function NoModels({ canEdit }: { canEdit: boolean }) {
  return (
    <div className="px-4 pb-6">
      <EmptyState
        icon={Target}
        title="Nothing is predicted yet"
        className="pb-8"
        action={
          canEdit && (
            <Button asChild variant="primary">
              <Link href="/discover/models/new?purpose=churn">Find who is about to leave</Link>
            </Button>
          )
        }
      >
        A prediction learns from what customers did before, and says for each what they are likely to do next.
      </EmptyState>
      <ol className="mx-auto grid max-w-3xl gap-4 sm:grid-cols-3">
        {STEPS.map(({ title, text }, index) => (
          <li key={title} className="rounded-sm bg-sunken px-3.5 py-3">
            <p className="font-semibold text-sm">
              <span className="mr-1.5 text-ink-2">{index + 1}</span>
              {title}
            </p>
            <p className="text-pretty text-ink-2 text-sm">{text}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}
