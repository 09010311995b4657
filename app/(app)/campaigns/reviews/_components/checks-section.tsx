'use client';

import { Check, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { formatNoun } from '@/components/ui/format';
import { Kbd } from '@/components/ui/kbd';
import type { Finding, Severity } from '@/lib/content/checks/types';
import type { AppliedFix, ReviewView } from '@/lib/services/campaigns/review/reading/read-review';
import { Section } from './section';

const LOOK: Readonly<Record<Severity, { icon: typeof Check; tone: string; word: string }>> = {
  failed: { icon: X, tone: 'text-bad', word: 'failed' },
  warning: { icon: TriangleAlert, tone: 'text-warn', word: 'warning' },
  passed: { icon: Check, tone: 'text-good', word: 'passed' },
};
const ORDER: readonly Severity[] = ['failed', 'warning', 'passed'];

export interface ChecksSectionProps {
  view: ReviewView;
  mayFix: boolean;
  pending: boolean;
  onFix: (finding: Finding) => void;
  onUndoFix: (fix: AppliedFix) => void;
}

/** What the checks say, what holds the approval first; each with the mend beside the reason. */
export function ChecksSection({ view, mayFix, pending, onFix, onUndoFix }: ChecksSectionProps) {
  const [all, setAll] = useState(false);
  const { report, fixes } = view;
  if (!report)
    return (
      <Section title="Checks">
        <p className="text-ink-2">This version has not been checked yet.</p>
      </Section>
    );
  const open = report.findings.filter(({ severity }) => severity !== 'passed');
  const passed = report.findings.filter(({ severity }) => severity === 'passed');
  const firstFix = open.find(({ fix }) => fix)?.id;
  return (
    <Section
      title="Checks"
      note={
        <span className="flex gap-2.5">
          {ORDER.filter((severity) => report.counts[severity] > 0).map((severity) => {
            const { icon: Icon, tone, word } = LOOK[severity];
            const count = report.counts[severity];
            return (
              <span key={severity} className={cn('inline-flex items-center gap-1', tone)}>
                <Icon className="size-3.5" aria-hidden />
                {severity === 'warning' ? formatNoun(count, word) : `${count} ${word}`}
              </span>
            );
          })}
        </span>
      }
    >
      {fixes.map((fix, index) => (
        <Row
          key={fix.id}
          severity="passed"
          title={`Mended: ${fix.title}`}
          detail={`${fix.by}, as the check proposes; approvals stay`}
        >
          {fix.undoable && index === fixes.length - 1 && mayFix && (
            <button
              type="button"
              onClick={() => onUndoFix(fix)}
              className="inline-flex h-6 items-center gap-1.25 rounded-xs font-[550] text-accent text-xs hover:underline"
            >
              Undo <Kbd>Z</Kbd>
            </button>
          )}
        </Row>
      ))}
      {open.map((finding) => (
        <Row
          key={finding.id}
          severity={finding.severity}
          title={finding.title}
          place={finding.place?.label}
          detail={finding.detail}
        >
          {finding.fix && mayFix && (
            <Button
              size="sm"
              disabled={pending}
              onClick={() => onFix(finding)}
              className={cn(finding.severity === 'failed' && 'border-accent text-accent')}
            >
              {finding.fix.label}
              {finding.id === firstFix && <Kbd>F</Kbd>}
            </Button>
          )}
        </Row>
      ))}
      <div className="grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-2.25 pt-1.25">
        <Check className="mt-px size-4 text-good" aria-hidden />
        <b className="font-medium">{passed.length} passed</b>
        <button type="button" onClick={() => setAll(!all)} aria-expanded={all} className="link min-h-6 text-xs">
          {all ? 'Show fewer' : 'Show all'}
        </button>
        <p className="col-[2/-1] text-ink-2 text-xs">
          {report.rendered.asked > 0 &&
            `Rendered for ${report.rendered.done} of ${formatNoun(report.rendered.asked, 'customer')} drawn. `}
          {!all &&
            passed
              .slice(0, 5)
              .map(({ title }) => title)
              .join(', ')}
        </p>
        {all && (
          <ul className="col-[2/-1] mt-1 grid gap-0.5 text-ink-2 text-xs">
            {passed.map((finding) => (
              <li key={finding.id}>
                {finding.title}
                {finding.detail && <span className="text-ink-3">: {finding.detail}</span>}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Section>
  );
}

function Row({
  severity,
  title,
  place,
  detail,
  children,
}: {
  severity: Severity;
  title: string;
  place?: string | undefined;
  detail: string;
  children?: React.ReactNode;
}) {
  const { icon: Icon, tone, word } = LOOK[severity];
  return (
    <div className="grid grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-x-2.25 border-line border-b pt-1.25 pb-1.5">
      <Icon className={cn('mt-px size-4 self-start', tone)} aria-label={word} role="img" />
      <b className="break-words font-medium">{title}</b>
      <span className="col-start-3 row-span-2 row-start-1">{children}</span>
      <p className="col-start-2 text-pretty break-words text-ink-2 text-xs leading-4.25">
        {place && <span className="underline decoration-line-strong underline-offset-2">{place}</span>}
        {place && ': '}
        {detail}
      </p>
    </div>
  );
}
