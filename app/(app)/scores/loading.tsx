import { Skeleton } from '@/components/ui/skeleton';

export default function Loading() {
  return (
    <div className="grid gap-4" aria-busy="true">
      <Skeleton className="h-10 w-60" />
      <Skeleton className="h-96" />
    </div>
  );
}
