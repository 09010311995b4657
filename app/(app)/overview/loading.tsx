import { Skeleton } from '@/components/ui/skeleton';

/** The page's outline while its figures are counted. */
export default function Loading() {
  return (
    <>
      <Skeleton className="h-8 w-72" />
      <Skeleton className="h-14 w-full" />
      <Skeleton className="h-36 w-full" />
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_404px]">
        <Skeleton className="h-96" />
        <Skeleton className="h-96" />
      </div>
      <Skeleton className="h-96 w-full" />
    </>
  );
}
