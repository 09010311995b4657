import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { formatNoun } from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import type { Campaign } from '@/lib/services/campaigns/campaign-row';
import type { VersionRow } from '@/lib/services/campaigns/list-version-rows';
import { delayWords } from '../../_components/words';
import { VERSION_WORDS } from './version-words';

/** The emails of a campaign with their versions. */
export function ContentTab({
  campaign,
  versions,
  canEdit,
}: {
  campaign: Campaign;
  versions: VersionRow[];
  canEdit: boolean;
}) {
  return (
    <div className="grid gap-4">
      {campaign.steps.map((step) => {
        const own = versions.filter((version) => version.step === step.position);
        return (
          <Card key={step.position}>
            <CardHead
              title={campaign.steps.length > 1 ? `${step.position + 1}. ${step.name}` : 'The email'}
              note={campaign.steps.length > 1 ? `after ${delayWords(step.delayMs)}` : undefined}
              actions={
                canEdit && (
                  <Button asChild size="sm">
                    <Link href={`/campaigns/${campaign.id}/edit?step=${step.position}`}>
                      {own.length > 0 ? 'Edit' : 'Write it'}
                    </Link>
                  </Button>
                )
              }
            />
            <CardBody>
              {own.length === 0 ? (
                <p className="text-ink-2 text-sm">Nothing has been written yet.</p>
              ) : (
                <ul className="grid gap-2 text-sm">
                  {own.map((version) => {
                    const { label, tone } = VERSION_WORDS[version.status] ?? {
                      label: version.status,
                      tone: 'neutral' as const,
                    };
                    return (
                      <li key={version.number} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
                        <span className="text-ink-2">Version {version.number}</span>
                        <span className="min-w-0 font-medium [overflow-wrap:anywhere]">
                          {version.subject || 'Without a subject'}
                        </span>
                        {version.variants > 1 && (
                          <span className="text-ink-3 text-xs">{formatNoun(version.variants, 'variant')}</span>
                        )}
                        <span className="ml-auto text-ink-3 text-xs">
                          {version.by ?? 'the product'}, <Time value={version.updatedAt} />
                        </span>
                        {version.review ? (
                          <Link href={`/campaigns/reviews/${version.review}`} className="hover:underline">
                            <Chip tone={tone}>{label}</Chip>
                          </Link>
                        ) : (
                          <Chip tone={tone}>{label}</Chip>
                        )}
                      </li>
                    );
                  })}
                </ul>
              )}
            </CardBody>
          </Card>
        );
      })}
    </div>
  );
}
