import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { toCampaign } from '@/lib/services/campaigns/campaign-row';
import { findCampaign } from '@/lib/services/campaigns/find-campaign';
import { latestVersion } from '@/lib/services/content/versions';
import { listSegments } from '@/lib/services/segments/list-segments';
import { EmailEditor } from './_components/email-editor';

export const metadata: Metadata = { title: 'Write the email' };

export default page({ permission: 'campaigns.edit' }, async ({ params, query }) => {
  const row = await findCampaign(pool(), params.id ?? '');
  const step = Number.parseInt(query.step ?? '0', 10) || 0;
  if (!row.steps.some(({ position }) => position === step)) notFound();
  const version = await latestVersion(pool(), { campaign: row.number, step });
  const { data } = await listSegments(pool(), { status: 'active', sort: 'name', limit: 200 });
  return (
    <EmailEditor
      key={step}
      campaign={toCampaign(row)}
      step={step}
      stored={
        version && { document: version.document, hash: version.hash, number: version.number, status: version.status }
      }
      segments={data.map(({ id, name }) => ({ id, name }))}
    />
  );
});
