'use client';

import { useMemo } from 'react';
import { BuilderProvider } from '@/components/rule-builder/builder-context';
import { openRule } from '@/components/rule-builder/model/reducer';
import { RuleTree } from '@/components/rule-builder/rule-tree';
import { RuleSentence } from '@/components/rule-builder/sentence-card';
import { usePreview } from '@/components/rule-builder/use-preview';
import { useThings } from '@/components/rule-builder/use-suggestions';
import { Card } from '@/components/ui/card';
import type { Rule } from '@/lib/rules';

const NONE = new Map();

/** A rule to read: its sentence, and the tree with what each condition matches now. */
export function RuleView({ rule, segment }: { rule: Rule; segment: string }) {
  const state = useMemo(() => openRule(rule), [rule]);
  const live = usePreview(state.root, { segment, seed: 1 });
  const { data: things } = useThings();
  return (
    <BuilderProvider
      state={state}
      dispatch={null}
      things={things}
      faults={live.faults}
      steps={live.counted?.steps ?? NONE}
      total={live.counted?.preview.total}
      stale={live.stale}
      insist={false}
    >
      <Card aria-label="Rule">
        <RuleSentence className="border-line border-b px-4 pt-3.5 pb-3.25" />
        <RuleTree empty={<p className="py-2 pl-10 text-ink-2 text-sm">No condition: everyone.</p>} />
      </Card>
    </BuilderProvider>
  );
}
