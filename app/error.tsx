'use client';

import { TriangleAlert } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** A page that failed: says so in words and offers the next step; the digest finds it in the log. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter();
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <div className="grid min-h-[60vh] place-items-center" role="alert">
      <EmptyState
        icon={TriangleAlert}
        title={<h1>This page could not be shown</h1>}
        action={
          <Button variant="primary" onClick={again}>
            Try again
          </Button>
        }
      >
        <p>
          Nothing that was saved is lost. If it happens again, tell whoever runs Kindred
          {error.digest ? ' this number:' : '.'}
        </p>
        {error.digest && <p className="mt-1 font-mono text-xs">{error.digest}</p>}
      </EmptyState>
    </div>
  );
}
