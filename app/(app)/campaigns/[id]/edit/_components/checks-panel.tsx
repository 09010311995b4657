'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { formatCount, formatNoun } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import { applyFix } from '@/lib/content/checks/apply-fix';
import type { CheckReport, Finding } from '@/lib/content/checks/types';
import type { EmailDocument } from '@/lib/content/document/document';

interface ChecksPanelProps {
  campaign: string;
  document: EmailDocument;
  change: (document: EmailDocument) => void;
}

const CALM_MS = 1_200;
const MARKS = {
  failed: { icon: CircleAlert, className: 'text-bad', word: 'Failed' },
  warning: { icon: TriangleAlert, className: 'text-warn', word: 'Look again' },
  passed: { icon: CircleCheck, className: 'text-good', word: 'Passed' },
} as const;

/** What a reviewer would find, while the email is being written; what can be mended at a click is. */
export function ChecksPanel({ campaign, document, change }: ChecksPanelProps) {
  const [calm, setCalm] = useState(document);
  useEffect(() => {
    const timer = setTimeout(() => setCalm(document), CALM_MS);
    return () => clearTimeout(timer);
  }, [document]);
  const { data, error, isFetching } = useQuery({
    queryKey: ['email-checks', campaign, calm],
    queryFn: ({ signal }) =>
      api<CheckReport>(`/api/ui/campaigns/${campaign}/checks`, { json: { document: calm }, signal }),
    retry: false,
    staleTime: 60_000,
  });
  if (error) return <Callout tone="bad">{messageOf(error)}</Callout>;
  if (!data) return <Skeleton className="h-64 w-full" />;
  const fixable = data.findings.filter(({ severity, fix }) => severity !== 'passed' && fix);
  const mend = (finding: Finding | undefined) => {
    if (!finding?.fix) return;
    try {
      change(applyFix(document, finding.fix));
    } catch (stale) {
      toast.error(messageOf(stale));
    }
  };
  return (
    <div className="grid gap-3" aria-busy={isFetching}>
      <div className="flex flex-wrap items-center gap-2 text-sm">
        <p className="mr-auto" aria-live="polite">
          <b className="font-semibold">{formatNoun(data.counts.failed, 'failed check')}</b>,{' '}
          {formatNoun(data.counts.warning, 'warning')}, {formatCount(data.counts.passed)} passed.{' '}
          <span className="text-ink-2">
            Rendered {formatCount(data.rendered.done)} of {formatCount(data.rendered.asked)} times.
          </span>
        </p>
        {fixable.length > 1 && (
          <Button size="sm" onClick={() => mend(fixable[0])}>
            Mend the first
          </Button>
        )}
      </div>
      <ul className="grid gap-2">
        {data.findings
          .toSorted((a, b) => rank(a) - rank(b))
          .map((finding) => {
            const { icon: Icon, className, word } = MARKS[finding.severity];
            return (
              <li key={finding.id} className="flex items-start gap-2 text-sm">
                <Icon className={`mt-0.5 size-4 shrink-0 ${className}`} aria-label={word} />
                <div className="min-w-0 flex-1">
                  <p className={finding.severity === 'passed' ? 'text-ink-2' : 'font-[550]'}>{finding.title}</p>
                  {finding.severity !== 'passed' && (
                    <p className="text-ink-2 text-xs [overflow-wrap:anywhere]">
                      {finding.place && `${finding.place.label}: “${finding.place.quote}”. `}
                      {finding.detail}
                    </p>
                  )}
                </div>
                {finding.severity !== 'passed' && finding.fix && (
                  <Button size="sm" onClick={() => mend(finding)}>
                    {finding.fix.label}
                  </Button>
                )}
              </li>
            );
          })}
      </ul>
    </div>
  );
}

const rank = ({ severity }: Finding): number => ['failed', 'warning', 'passed'].indexOf(severity);
