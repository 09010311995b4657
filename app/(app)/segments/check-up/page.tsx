import type { Metadata } from 'next';
import { Breadcrumb } from '@/components/shell/crumbs';
import { PageHeader } from '@/components/ui/page-header';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { can } from '@/lib/services/accounts/permissions';
import { listFindings } from '@/lib/services/segments/lint/list-findings';
import { CheckNow } from '../_components/check-now';
import { Report } from './_components/report';

export const metadata: Metadata = { title: 'Check-up of segments' };

export default page({ permission: 'segments.view' }, async ({ person }) => {
  const findings = await listFindings(pool());
  const canEdit = can(person.role, 'segments.edit');
  return (
    <>
      <Breadcrumb trail={[{ label: 'Segments', href: '/segments' }, { label: 'Check-up' }]} />
      <PageHeader
        title="Check-up of segments"
        description="What should be looked at in the live segments: size, likeness, cuts, sensitive data, consent. Renewed each night."
        actions={canEdit && <CheckNow />}
      />
      <Report findings={findings} canEdit={canEdit} />
    </>
  );
});
