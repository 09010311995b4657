'use client';

import { Ellipsis } from 'lucide-react';
import Link from 'next/link';
import { VersionsTable } from '@/components/models/versions-table';
import { Button, IconButton } from '@/components/ui/button';
import { Card, CardHead } from '@/components/ui/card';
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu';
import type { ModelSummary, VersionStatus, VersionSummary } from '@/lib/services/models/types';
import { PromoteDialog } from './promote-dialog';
import { WithdrawDialog } from './withdraw-dialog';

export interface VersionActsCardProps {
  model: ModelSummary;
  versions: readonly VersionSummary[];
  canEdit: boolean;
}

const USABLE: readonly VersionStatus[] = ['challenger', 'ready', 'retired', 'withdrawn'];
const WITHDRAWABLE: readonly VersionStatus[] = ['challenger', 'ready', 'retired'];

/** Every version, each with what may be done with it. */
export function VersionActsCard({ model, versions, canEdit }: VersionActsCardProps) {
  const base = `/discover/models/${model.key}`;
  return (
    <Card aria-label="All versions">
      <CardHead title="Versions" note={`${versions.length}, all kept and restorable`} />
      <VersionsTable
        versions={versions}
        hrefOf={(number) => `${base}?version=${number}`}
        acts={(version) => (
          <span className="flex items-center justify-end gap-1.5">
            {canEdit && USABLE.includes(version.status) && version.trainedAt && (
              <PromoteDialog
                model={model}
                version={version.number}
                trigger={
                  <Button size="sm">
                    {model.champion !== null && version.number < model.champion ? 'Roll back' : 'Promote'}
                    <span className="sr-only"> to version {version.number}</span>
                  </Button>
                }
              />
            )}
            {canEdit && WITHDRAWABLE.includes(version.status) && (
              <WithdrawDialog
                model={model}
                version={version.number}
                trigger={
                  <Button size="sm" variant="quiet">
                    Withdraw<span className="sr-only"> version {version.number}</span>
                  </Button>
                }
              />
            )}
            <DropdownMenu
              trigger={
                <IconButton label={`More about version ${version.number}`} size="sm">
                  <Ellipsis aria-hidden />
                </IconButton>
              }
            >
              <MenuItem asChild>
                <Link href={`${base}?version=${version.number}`}>Show its card</Link>
              </MenuItem>
              {version.trainedAt && (
                <MenuItem asChild>
                  <a href={`/api/ui/models/${model.key}/card?format=json&version=${version.number}`} download>
                    Download its card
                  </a>
                </MenuItem>
              )}
            </DropdownMenu>
          </span>
        )}
      />
    </Card>
  );
}
