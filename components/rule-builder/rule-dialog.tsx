'use client';

import { type ReactNode, useReducer, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { formatCount, formatPercent } from '@/components/ui/format';
import type { Rule } from '@/lib/rules';
import { BuilderProvider } from './builder-context';
import { groupToRule } from './model/convert';
import { EVERYONE, openRule, reduceRule } from './model/reducer';
import { RuleTree } from './rule-tree';
import { RuleSentence } from './sentence-card';
import { usePreview } from './use-preview';
import { useThings } from './use-suggestions';

export interface RuleDialogProps {
  trigger: ReactNode;
  title: string;
  description?: string;
  /** Null: it begins empty. */
  rule: Rule | null;
  onSave: (rule: Rule) => void;
}

/** A rule edited in a window, as in the builder of segments, with the customers for whom it holds. */
export function RuleDialog({ trigger, title, description, rule, onSave }: RuleDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen} trigger={trigger} title={title} description={description} size="lg">
      <Editor
        start={rule ?? EVERYONE}
        onSave={(next) => {
          onSave(next);
          setOpen(false);
        }}
      />
    </Dialog>
  );
}

function Editor({ start, onSave }: { start: Rule; onSave: (rule: Rule) => void }) {
  const [state, dispatch] = useReducer(reduceRule, start, openRule);
  const [insist, setInsist] = useState(false);
  const { data: things } = useThings();
  const live = usePreview(state.root, { seed: 1 });
  const preview = live.counted?.preview;
  const empty = state.root.children.length === 0;
  const save = () => {
    if (empty || live.faults.length > 0) return setInsist(true);
    onSave(groupToRule(state.root));
  };
  return (
    <BuilderProvider
      state={state}
      dispatch={dispatch}
      things={things}
      faults={live.faults}
      steps={live.counted?.steps ?? new Map()}
      total={preview?.total}
      count={preview?.count}
      stale={live.stale}
      insist={insist}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <RuleSentence className="text-sm!" />
        <div className="-mx-4 border-line border-y">
          <RuleTree empty={<p className="pt-2 pb-1 pl-10 text-ink-2 text-sm max-sm:pl-8.5">Add what has to hold.</p>} />
        </div>
        <div className="sticky bottom-0 flex flex-wrap items-center gap-x-3 gap-y-2 bg-card py-2">
          <p className="mr-auto min-w-0 text-ink-2 text-sm" aria-live="polite">
            {insist && empty
              ? 'There is no condition yet.'
              : insist && live.faults.length > 0
                ? 'What is not finished is marked in the rule.'
                : live.error
                  ? live.error
                  : !empty && preview
                    ? `Holds for ${formatCount(preview.count)} customers now, ${formatPercent(preview.total > 0 ? preview.count / preview.total : 0)} of all`
                    : ''}
          </p>
          <Button variant="primary" onClick={save}>
            Use this rule
          </Button>
        </div>
      </div>
    </BuilderProvider>
  );
}
