'use client';

import { TriangleAlert } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { startTransition } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

/** As lib/platform/report.ts says it: words of an error do not reach the browser. */
const TOOK_TOO_LONG = 'took-too-long';

/** A page that failed: says so in words and offers the next step; the digest finds it in the log. */
export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter();
  const again = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  const late = error.digest === TOOK_TOO_LONG;
  return (
    <div className="grid min-h-[60vh] place-items-center" role="alert">
      <EmptyState
        icon={TriangleAlert}
        title={<h1>{late ? 'This report took too long' : 'This page could not be shown'}</h1>}
        action={
          <Button variant="primary" onClick={again}>
            Try again
          </Button>
        }
      >
        {late ? (
          <p>
            It was ended so that it holds up nobody else, and nothing that was saved is lost. Try again, or ask for a
            shorter period. Whoever runs Kindred can give it longer.
          </p>
        ) : (
          <p>
            Nothing that was saved is lost. If it happens again, tell whoever runs Kindred
            {error.digest ? ' this number:' : '.'}
          </p>
        )}
        {!late && error.digest && <p className="mt-1 font-mono text-xs">{error.digest}</p>}
      </EmptyState>
    </div>
  );
}
