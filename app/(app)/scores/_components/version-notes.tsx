import { Card, CardBody, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { Time } from '@/components/ui/time';

/** Who wrote which version down, and which is in force. */
export function VersionNotes({
  versions,
  inForce,
}: {
  versions: readonly { version: number; actor: string; createdAt: Date }[];
  inForce: number | null;
}) {
  return (
    <Card>
      <CardHead title="Which versions have there been?" />
      <CardBody className="grid gap-1.5 text-sm">
        {versions.map(({ version, actor, createdAt }) => (
          <p key={version} className="flex flex-wrap items-center gap-2">
            <b className="font-[550]">Version {version}</b> {actor}, <Time value={createdAt} />
            {version === inForce && <Chip tone="good">in force</Chip>}
          </p>
        ))}
        <p className="flex flex-wrap items-center gap-2 text-ink-2">
          Version 0 came with the product
          {inForce === 0 && <Chip tone="good">in force</Chip>}
          {inForce === null && <Chip>nothing computed yet</Chip>}
        </p>
      </CardBody>
    </Card>
  );
}
