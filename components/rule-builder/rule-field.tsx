'use client';

import { ListFilter, X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import type { Rule } from '@/lib/rules';
import { RuleDialog } from './rule-dialog';
import { RuleText } from './rule-text';

export interface RuleFieldProps {
  /** What the rule is for: "Leaves early when". */
  label: string;
  /** Said while there is none. */
  none: string;
  /** Explains the rule in its window. */
  description?: string;
  rule: Rule | null;
  disabled?: boolean;
  /** Whether it may be taken away. */
  optional?: boolean;
  onChange: (rule: Rule | null) => void;
}

/** A rule of a form as a sentence, edited in a window with the parts of the segment builder. */
export function RuleField({ label, none, description, rule, disabled, optional = true, onChange }: RuleFieldProps) {
  return (
    <div className="grid content-start gap-1.5">
      <p className="font-medium text-ink-2 text-xs">{label}</p>
      {rule ? <RuleText rule={rule} className="text-sm" /> : <p className="text-ink-3 text-sm">{none}</p>}
      <div className="flex flex-wrap gap-1.5">
        <RuleDialog
          trigger={
            <Button size="sm" disabled={disabled}>
              <ListFilter aria-hidden />
              {rule ? 'Edit the rule' : 'Add a rule'}
              <span className="sr-only"> ({label})</span>
            </Button>
          }
          title={label}
          description={description}
          rule={rule}
          onSave={onChange}
        />
        {rule && optional && (
          <Button size="sm" variant="quiet" disabled={disabled} onClick={() => onChange(null)}>
            <X aria-hidden />
            Without one<span className="sr-only"> ({label})</span>
          </Button>
        )}
      </div>
    </div>
  );
}
