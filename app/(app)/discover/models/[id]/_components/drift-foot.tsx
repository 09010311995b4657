import Link from 'next/link';
import { Button } from '@/components/ui/button';
import type { ModelAlert, ModelDetail } from '@/lib/services/models/types';

/** What drift asks for: the newest open alert, or that there is none. */
export function DriftFoot({ model, alerts }: { model: ModelDetail; alerts: readonly ModelAlert[] }) {
  const open = alerts.find(({ kind, resolvedAt }) => kind === 'drift' && resolvedAt === null);
  return (
    <div className="flex w-full flex-wrap items-center justify-between gap-3 text-sm">
      <span className={open ? 'font-semibold text-ink' : undefined}>
        {open ? open.message : 'No drift wants looking at.'}
      </span>
      <Button asChild size="sm">
        <Link href={`/discover/models/${model.key}/monitoring`}>{open ? 'Open alert' : 'Monitoring'}</Link>
      </Button>
    </div>
  );
}
