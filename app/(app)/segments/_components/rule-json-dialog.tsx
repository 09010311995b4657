'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import { Textarea } from '@/components/ui/input';
import { isAppError } from '@/lib/core';
import { parseRule, type Rule } from '@/lib/rules';

export interface RuleJsonDialogProps {
  rule: Rule;
  onClose: () => void;
  /** Missing where the rule is only shown. */
  onApply?: (rule: Rule) => void;
}

/** The rule as the public contract writes it; it can be edited, and is checked before it is applied. */
export function RuleJsonDialog({ rule, onClose, onApply }: RuleJsonDialogProps) {
  const [text, setText] = useState(() => JSON.stringify(rule, null, 2));
  const [faults, setFaults] = useState<readonly string[]>([]);
  const apply = () => {
    try {
      onApply?.(parseRule(JSON.parse(text)));
      onClose();
    } catch (error) {
      const named = isAppError(error)
        ? error.errors.map(({ path, message }) => `${path || 'the rule'} ${message}`)
        : [];
      setFaults(named.length ? named : [error instanceof Error ? error.message : 'This is no JSON']);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title="The rule as JSON"
      description="As the API takes it in POST /api/v1/segments."
      footer={
        <>
          <CopyButton text={text} label="Copy the rule" className="mr-auto" />
          <Button onClick={onClose}>Close</Button>
          {onApply && (
            <Button variant="primary" onClick={apply}>
              Apply
            </Button>
          )}
        </>
      }
    >
      {faults.length > 0 && (
        <Callout tone="bad" title="The rule was not changed" className="mb-2">
          <ul className="list-disc pl-4">
            {faults.slice(0, 8).map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Callout>
      )}
      <Textarea
        aria-label="Rule as JSON"
        spellCheck={false}
        readOnly={!onApply}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="max-h-[50vh] min-h-64 overflow-auto font-mono text-xs"
      />
    </Dialog>
  );
}
