'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { Card } from '@/components/ui/card';
import type { Rule } from '@/lib/rules';
import { useBuilder } from '../builder-context';
import { ExplainDialog } from '../explain/explain-dialog';
import { useDebounced } from '../use-debounced';
import type { LivePreview } from '../use-preview';
import { AudienceNow } from './audience-now';
import { Backtest } from './backtest';
import { countByToday } from './count-by-today';
import { Funnel } from './funnel';
import { Resembles, useSimilar } from './resembles';
import { useFindings } from './use-findings';
import { Warnings } from './warnings';
import { nameOf, WhoAreThey } from './who-are-they';

export interface PanelProps {
  live: LivePreview;
  redraw: () => void;
  /** Id of the segment that is edited. */
  segment?: string;
  /** Its goal and description. */
  purpose?: string;
  /** Beside the size: what the version in force has. */
  aside?: ReactNode;
}

const SETTLED_MS = 1_200;

/** What costs more is asked once the rule has stood still. */
function useSettled(rule: Rule | null): Rule | null {
  const [settled, setSettled] = useState<Rule | null>(null);
  useEffect(() => {
    if (!rule) return;
    const timer = setTimeout(() => setSettled(rule), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [rule]);
  return settled;
}

/** What a rule means for the audience, brought up to date as it is edited. */
export function Panel({ live, redraw, segment, purpose = '', aside }: PanelProps) {
  const { state } = useBuilder();
  const { counted, stale } = live;
  const settled = useSettled(stale ? null : (counted?.rule ?? null));
  const similar = useSimilar(settled, segment);
  const findings = useFindings({ rule: settled, segment, purpose: useDebounced(purpose, 1_000) });
  const [asking, setAsking] = useState(false);
  return (
    <Card aria-label="Audience" className="overflow-hidden">
      <AudienceNow live={live} aside={aside} />
      {counted && (
        <>
          <Warnings
            counted={counted}
            findings={findings.data?.data ?? []}
            stale={stale || findings.isPlaceholderData || settled !== counted.rule}
          />
          <Funnel counted={counted} stale={stale} />
          {settled && settled.children.length > 0 && <Backtest rule={settled} approximate={countByToday(state.root)} />}
          <WhoAreThey counted={counted} stale={stale} redraw={redraw} onWhy={() => setAsking(true)} />
          <Resembles answer={similar.data} stale={stale || similar.isPlaceholderData} segment={segment} />
          {asking && (
            <ExplainDialog
              rule={counted.rule}
              suggested={counted.preview.sample.map((customer) => ({
                id: customer.id,
                name: nameOf(customer),
                email: customer.email ?? null,
              }))}
              onClose={() => setAsking(false)}
            />
          )}
        </>
      )}
    </Card>
  );
}
