import type { Metadata } from 'next';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { getSegment } from '@/lib/services/segments/get-segment';
import { SegmentBuilder } from '../../_components/segment-builder';

export const metadata: Metadata = { title: 'Edit segment' };

export default page({ permission: 'segments.edit' }, async ({ params }) => {
  const segment = await getSegment(pool(), params.id ?? '');
  const form = { name: segment.name, description: segment.description ?? '', goal: segment.goal ?? '' };
  return (
    <SegmentBuilder key={`${segment.id} ${segment.version}`} segment={segment} start={{ form, rule: segment.rule }} />
  );
});
