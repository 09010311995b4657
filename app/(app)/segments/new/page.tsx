import type { Metadata } from 'next';
import { page } from '@/lib/server/page';
import { SegmentBuilder } from '../_components/segment-builder';
import { findTemplate } from '../_components/templates';
import { ruleOfParts } from './_components/rule-of-parts';
import { startOfRfm } from './_components/start-of-rfm';

export const metadata: Metadata = { title: 'New segment' };

const listOf = (text: string | undefined): string[] => (text ?? '').split(',').filter(Boolean).slice(0, 20);

export default page({ permission: 'segments.edit' }, async ({ query }) => {
  const template = findTemplate(query.template);
  const parts = { inside: listOf(query.in), outside: listOf(query.out) };
  const scores = startOfRfm(query.rfm);
  const start = template ?? scores ?? (parts.inside.length > 0 ? { rule: ruleOfParts(parts) } : undefined);
  const origin = template?.key ?? scores?.key ?? ['new', ...parts.inside, ...parts.outside].join(' ');
  return (
    <SegmentBuilder
      key={origin}
      origin={origin}
      start={{
        form: {
          name: template?.name ?? scores?.name ?? '',
          description: template?.description ?? '',
          goal: template?.goal ?? '',
        },
        rule: start?.rule ?? { type: 'all', children: [] },
      }}
    />
  );
});
