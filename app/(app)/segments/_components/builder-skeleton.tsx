import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';

/** The builder's shape while it wakes up. */
export function BuilderSkeleton() {
  return (
    <div aria-busy className="grid gap-4">
      <div className="flex min-h-12 items-center">
        <Skeleton className="h-7 w-64" />
        <Skeleton className="ml-auto h-8 w-48" />
      </div>
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_386px]">
        <div className="grid gap-3.5">
          <Card className="grid gap-2 p-4">
            <Skeleton className="w-4/5" />
            <Skeleton className="w-3/5" />
          </Card>
          <Card className="grid gap-4 p-4">
            <Skeleton className="h-7 w-40" />
            <Skeleton className="ml-10 w-2/3" />
            <Skeleton className="ml-10 w-1/2" />
          </Card>
        </div>
        <Card className="grid gap-3 p-4 max-xl:hidden">
          <Skeleton className="w-32" />
          <Skeleton className="h-9 w-40" />
          <Skeleton className="h-2 w-full" />
        </Card>
      </div>
    </div>
  );
}
