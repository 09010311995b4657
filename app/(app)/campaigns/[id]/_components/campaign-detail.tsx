'use client';

import { PencilLine } from 'lucide-react';
import Link from 'next/link';
import { Breadcrumb } from '@/components/shell/crumbs';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, CardBody, CardHead } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import type { ShownAudience } from '@/lib/services/campaigns/audience/shown-audience';
import type { Campaign } from '@/lib/services/campaigns/campaign-row';
import type { Activity } from '@/lib/services/campaigns/list-activity';
import type { CampaignRun } from '@/lib/services/campaigns/list-runs';
import type { VersionRow } from '@/lib/services/campaigns/list-version-rows';
import type { JourneyCounts } from '@/lib/services/campaigns/read-journeys';
import type { CampaignResults } from '@/lib/services/monitoring/campaigns/read-results';
import { ActivityList } from '../../_components/activity-list';
import { CampaignStatus } from '../../_components/campaign-status';
import type { Choices } from '../../_components/form/audience-fields';
import { KIND_WORDS } from '../../_components/words';
import { CampaignActs } from './campaign-acts';
import { ContentTab } from './content-tab';
import { OverviewTab } from './overview-tab';
import { PathView } from './path-view';
import { ResultsTab } from './results/results-tab';
import { SettingsTab } from './settings-tab';

interface CampaignDetailProps {
  campaign: Campaign;
  audience: ShownAudience;
  cap: { count: number; days: number } | null;
  runs: CampaignRun[];
  activity: Activity[];
  versions: VersionRow[];
  results: CampaignResults;
  /** Of a campaign by entry. */
  journeys: JourneyCounts | null;
  choices: Choices;
  may: { edit: boolean; send: boolean };
}

/** A campaign: who gets it, what it says, how it is set, what it did, what happened. */
export function CampaignDetail(props: CampaignDetailProps) {
  const { campaign, audience, cap, runs, activity, versions, results, journeys, choices, may } = props;
  const open = campaign.status !== 'done' && campaign.status !== 'cancelled';
  return (
    <>
      <Breadcrumb trail={[{ label: 'Campaigns', href: '/campaigns' }, { label: campaign.name }]} />
      <PageHeader
        title={campaign.name}
        status={<CampaignStatus status={campaign.status} />}
        description={[
          campaign.segment ? `To ${campaign.segment.name}` : 'No segment',
          campaign.strategy?.name,
          KIND_WORDS[campaign.kind].label.toLowerCase(),
          campaign.owner && `owner ${campaign.owner.name}`,
        ]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <>
            <CampaignActs campaign={campaign} receives={audience.waterfall.receives} may={may} />
            {may.edit && open && (
              <Button asChild variant={campaign.status === 'draft' ? 'primary' : 'default'}>
                <Link href={`/campaigns/${campaign.id}/edit`}>
                  <PencilLine aria-hidden />
                  Write the email
                </Link>
              </Button>
            )}
          </>
        }
      />
      {campaign.statusReason && (
        <Callout tone="warn" title="It is paused">
          {campaign.statusReason}
        </Callout>
      )}
      <Tabs
        label="About this campaign"
        items={[
          {
            value: 'overview',
            label: 'Overview',
            content: (
              <OverviewTab
                campaign={campaign}
                audience={audience}
                cap={cap}
                runs={runs}
                path={journeys && <PathView campaign={campaign} journeys={journeys} canEdit={may.edit && open} />}
              />
            ),
          },
          {
            value: 'content',
            label: 'Content',
            content: <ContentTab campaign={campaign} versions={versions} canEdit={may.edit && open} />,
          },
          {
            value: 'settings',
            label: 'Settings',
            content: (
              <SettingsTab key={campaign.updatedAt} campaign={campaign} choices={choices} canEdit={may.edit && open} />
            ),
          },
          { value: 'results', label: 'Results', content: <ResultsTab results={results} /> },
          {
            value: 'activity',
            label: 'Activity',
            content: (
              <Card>
                <CardHead title="What happened?" />
                <CardBody>
                  <ActivityList activity={activity} />
                </CardBody>
              </Card>
            ),
          },
        ]}
      />
    </>
  );
}
