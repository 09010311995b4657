import { Compass } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

export const metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main className="grid min-h-[70vh] place-items-center">
      <EmptyState
        icon={Compass}
        title={<h1>There is nothing here</h1>}
        action={
          <Button asChild variant="primary">
            <Link href="/">Go to the first page</Link>
          </Button>
        }
      >
        The address may be mistyped, or what stood here has been deleted.
      </EmptyState>
    </main>
  );
}
