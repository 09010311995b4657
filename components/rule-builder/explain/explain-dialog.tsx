'use client';

import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import type { Rule } from '@/lib/rules';
import { CustomerSearch, type FoundCustomer } from './customer-search';
import { ExplainCustomer } from './explain-customer';

export interface ExplainDialogProps {
  rule: Rule;
  /** Offered first: those of the sample. */
  suggested?: readonly FoundCustomer[];
  onClose: () => void;
}

/** Why somebody is in the audience of the rule as it stands, or not: any customer, condition by condition. */
export function ExplainDialog({ rule, suggested, onClose }: ExplainDialogProps) {
  const [customer, setCustomer] = useState<FoundCustomer | null>(null);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title="Why in, why not?"
      description="Find a customer: each condition of the rule as it stands says whether it holds, and what was observed."
    >
      <div className="grid gap-4 pb-3">
        <CustomerSearch autoFocus suggested={customer ? undefined : suggested} onChoose={setCustomer} />
        {customer && <ExplainCustomer customer={customer} rule={rule} />}
      </div>
    </Dialog>
  );
}
