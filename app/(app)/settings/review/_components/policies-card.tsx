'use client';

import { Plus } from 'lucide-react';
import { dataOf } from '@/components/forms/action-answer';
import { Button } from '@/components/ui/button';
import { Card, CardFoot, CardHead } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { formatNoun } from '@/components/ui/format';
import type { ReviewPolicy } from '@/lib/content/review/requirements';
import type { PolicyChoices } from '@/lib/services/campaigns/review/policies/list-policy-choices';
import type { ReviewerGroup } from '@/lib/services/campaigns/review/policies/manage-groups';
import { removePolicy } from '../actions';
import { NamedLine } from './named-line';
import { PolicyDialog } from './policy-dialog';
import { conditionWords } from './policy-words';

/** Who must approve what. */
export function PoliciesCard({
  policies,
  groups,
  choices,
}: {
  policies: readonly ReviewPolicy[];
  groups: readonly ReviewerGroup[];
  choices: PolicyChoices;
}) {
  return (
    <Card aria-labelledby="policies">
      <CardHead
        id="policies"
        title="Who must approve what"
        note="all that apply count"
        actions={
          <PolicyDialog
            policy={null}
            groups={groups}
            choices={choices}
            trigger={
              <Button>
                <Plus aria-hidden />
                New policy
              </Button>
            }
          />
        }
      />
      {policies.length === 0 ? (
        <EmptyState title="One approval for every email">
          Until there is a policy, one person who did not write the email approves it. A policy asks for more: two
          approvals for an offer to over 500 people, say.
        </EmptyState>
      ) : (
        <ul>
          {policies.map((policy) => (
            <NamedLine
              key={policy.id}
              kind="policy"
              name={policy.name}
              words={`${conditionWords(policy.condition, choices)}: ${formatNoun(policy.approvals, 'approval')}${policy.group ? ` of ${policy.group.name}` : ''}`}
              consequences={[
                'What is submitted from now on is not held by it.',
                'Reviews that are open keep what they were submitted under.',
              ]}
              onDelete={() => dataOf(removePolicy({ id: policy.id }))}
              edit={(trigger) => <PolicyDialog policy={policy} groups={groups} choices={choices} trigger={trigger} />}
            />
          ))}
        </ul>
      )}
      <CardFoot>
        Whoever wrote or submitted an email never has a vote on it. An edit voids approvals; the fix of a check, which
        changes only what the check itself proposes, does not.
      </CardFoot>
    </Card>
  );
}
