import type { Metadata } from 'next';
import { page } from '@/lib/server/page';
import { SegmentBuilder } from '../_components/segment-builder';
import { findTemplate } from '../_components/templates';

export const metadata: Metadata = { title: 'New segment' };

export default page({ permission: 'segments.edit' }, async ({ query }) => {
  const template = findTemplate(query.template);
  return (
    <SegmentBuilder
      key={template?.key ?? 'new'}
      start={{
        form: { name: template?.name ?? '', description: template?.description ?? '', goal: template?.goal ?? '' },
        rule: template?.rule ?? { type: 'all', children: [] },
      }}
    />
  );
});
