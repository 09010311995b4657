import type { ReactNode } from 'react';
import { PageHeader } from '@/components/ui/page-header';
import { LinkTabs } from '@/components/ui/tabs';

const TABS = [
  { href: '/discover/clusters', label: 'Clusters' },
  { href: '/discover/models', label: 'Models' },
];

/** The head of the area's two lists: what it is for, the one act of the list on the right, and the way to the other. */
export function DiscoverHeader({ actions }: { actions?: ReactNode }) {
  return (
    <>
      <PageHeader
        title="Discover"
        description="Groups that nobody thought of, and scores that say who is about to do what."
        actions={actions}
      />
      <LinkTabs label="Discover" items={TABS} />
    </>
  );
}
