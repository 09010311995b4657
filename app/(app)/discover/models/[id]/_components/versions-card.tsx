import Link from 'next/link';
import { VersionsTable } from '@/components/models/versions-table';
import { Card, CardFoot, CardHead } from '@/components/ui/card';
import type { ModelSummary, VersionSummary } from '@/lib/services/models/types';

const SHOWN = 6;

/** The latest versions on the card; all of them have a page. */
export function VersionsCard({ model, versions }: { model: ModelSummary; versions: readonly VersionSummary[] }) {
  const base = `/discover/models/${model.key}`;
  return (
    <Card aria-label="Versions" className="flex flex-col">
      <CardHead title="Versions" note={`${versions.length}, all kept and restorable`} />
      <VersionsTable versions={versions.slice(0, SHOWN)} hrefOf={(number) => `${base}?version=${number}`} />
      <CardFoot className="mt-auto">
        <Link href={`${base}/versions`} className="link">
          {versions.length === 1 ? 'The version' : `All ${versions.length} versions`}
        </Link>
      </CardFoot>
    </Card>
  );
}
