import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { Block } from '@/lib/content/document/blocks';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { toCampaign } from '@/lib/services/campaigns/campaign-row';
import { findCampaign } from '@/lib/services/campaigns/find-campaign';
import { listPieces } from '@/lib/services/content/pieces';
import { latestVersion } from '@/lib/services/content/versions';
import { listProducts } from '@/lib/services/profiles/list-products';
import { listSegments } from '@/lib/services/segments/list-segments';
import { BLOCK_WORDS, blockSummary, isPlain } from './_components/blocks';
import { EmailEditor } from './_components/email-editor';

export const metadata: Metadata = { title: 'Write the email' };

export default page({ permission: 'campaigns.edit' }, async ({ params, query }) => {
  const row = await findCampaign(pool(), params.id ?? '');
  const step = Number.parseInt(query.step ?? '0', 10) || 0;
  if (!row.steps.some(({ position }) => position === step)) notFound();
  const version = await latestVersion(pool(), { campaign: row.number, step });
  const [segments, snippets, best] = await Promise.all([
    listSegments(pool(), { status: 'active', sort: 'name', limit: 200 }),
    listPieces(pool(), 'snippet'),
    listProducts(pool(), { sort: '-revenue', limit: 3 }),
  ]);
  return (
    <EmailEditor
      key={step}
      campaign={toCampaign(row)}
      step={step}
      stored={
        version && { document: version.document, hash: version.hash, number: version.number, status: version.status }
      }
      choices={{
        segments: segments.data.map(({ id, name }) => ({ id, name })),
        snippets: snippets.map(({ id, key, name, document }) => ({
          id,
          key,
          name,
          summary: summaryOf(document.blocks),
          blocks: document.blocks.flatMap((block: Block) => (isPlain(block) ? [block] : [])),
        })),
        bestsellers: best.data.map(({ id }) => id),
      }}
    />
  );
});

const summaryOf = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => [BLOCK_WORDS[block.type], blockSummary(block)].filter(Boolean).join(': '))
    .join(' · ')
    .slice(0, 160);
