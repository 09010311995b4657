import { Card } from './card';
import { Skeleton } from './skeleton';

/** A list page's outline while its rows are read. */
export function ListSkeleton() {
  return (
    <div aria-busy className="grid gap-4">
      <Skeleton className="h-8 w-40" />
      <Card className="grid gap-4 p-4">
        <Skeleton className="w-1/2" />
        <Skeleton className="w-2/3" />
        <Skeleton className="w-1/3" />
      </Card>
    </div>
  );
}
