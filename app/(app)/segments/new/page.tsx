import type { Metadata } from 'next';
import { page } from '@/lib/server/page';
import { SegmentBuilder } from '../_components/segment-builder';
import { findTemplate } from '../_components/templates';
import { ruleOfParts } from './_components/rule-of-parts';
import { startOfRfm } from './_components/start-of-rfm';
import { startOfStage } from './_components/start-of-stage';

export const metadata: Metadata = { title: 'New segment' };

const listOf = (text: string | undefined): string[] => (text ?? '').split(',').filter(Boolean).slice(0, 60);

export default page({ permission: 'segments.edit' }, async ({ query }) => {
  const template = findTemplate(query.template);
  const parts = { inside: listOf(query.in), outside: listOf(query.out) };
  const chosen = startOfRfm(query.rfm) ?? startOfStage(query.stage, parts.outside);
  const start = template ?? chosen ?? (parts.inside.length > 0 ? { rule: ruleOfParts(parts) } : undefined);
  const origin = template?.key ?? chosen?.key ?? ['new', ...parts.inside, ...parts.outside].join(' ');
  return (
    <SegmentBuilder
      key={origin}
      origin={origin}
      start={{
        form: {
          name: template?.name ?? chosen?.name ?? '',
          description: template?.description ?? '',
          goal: template?.goal ?? '',
        },
        rule: start?.rule ?? { type: 'all', children: [] },
      }}
    />
  );
});
