import { Breadcrumb } from '@/components/shell/crumbs';
import { PageHeader } from '@/components/ui/page-header';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { listFeatures, traitChoices } from '@/lib/services/models/features/feature-set';
import { trainerOf } from '@/lib/services/models/training/trainers';
import { NewModelForm } from './_components/new-model-form';
import { findPurpose } from './_components/purposes';

export const metadata = { title: 'New prediction' };

export default page({ permission: 'models.edit' }, async ({ query }) => {
  const features = await listFeatures(pool());
  return (
    <>
      <Breadcrumb
        trail={[
          { label: 'Discover', href: '/discover' },
          { label: 'Models', href: '/discover/models' },
          { label: 'New prediction' },
        ]}
      />
      <PageHeader
        title="New prediction"
        description="Say what you want to know. It learns from what customers did before, and is measured on customers it has not seen."
      />
      <NewModelForm
        features={features.map(({ name, label, group, description }) => ({
          name,
          label,
          group,
          description: description ?? '',
        }))}
        usual={trainerOf('classifier')
          .defaults('classifier')
          .features.map(({ name }) => name)}
        leftOut={traitChoices().leftOut}
        first={findPurpose(query.purpose).value}
      />
    </>
  );
});
