import type { Metadata } from 'next';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { listPolicyChoices } from '@/lib/services/campaigns/review/policies/list-policy-choices';
import { listGroups } from '@/lib/services/campaigns/review/policies/manage-groups';
import { listPolicies } from '@/lib/services/campaigns/review/policies/manage-policies';
import { GroupsCard } from './_components/groups-card';
import { PoliciesCard } from './_components/policies-card';

export const metadata: Metadata = { title: 'Review' };

export default page({ permission: 'reviews.manage' }, async () => {
  const [policies, groups, choices] = await Promise.all([
    listPolicies(pool()),
    listGroups(pool()),
    listPolicyChoices(pool()),
  ]);
  return (
    <div className="grid gap-4">
      <PoliciesCard policies={policies} groups={groups} choices={choices} />
      <GroupsCard groups={groups} people={choices.reviewers} />
    </div>
  );
});
