import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { ModelDetail } from '@/lib/services/models/types';

/** Says so where the card is not that of the version in use. */
export function OtherVersion({ model }: { model: ModelDetail }) {
  const { version, champion } = model;
  if (!version || champion === null || version.number === champion) return null;
  return (
    <Callout
      title={`This is version ${version.number}, which is not in use`}
      action={
        <Button asChild size="sm">
          <Link href={`/discover/models/${model.key}`}>Show v{champion}</Link>
        </Button>
      }
    >
      Scores come from version {champion}.
    </Callout>
  );
}
