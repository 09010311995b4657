'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { CutPicturePlot } from '@/components/rule-builder/panel/warnings';
import { api, messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { Time } from '@/components/ui/time';
import type { StoredFinding } from '@/lib/services/segments/lint/list-findings';
import { DismissDialog } from './dismiss-dialog';
import { FixDialog } from './fix-dialog';

const LOOKS = {
  bad: { icon: OctagonAlert, tone: 'text-bad', word: 'Stop' },
  warn: { icon: TriangleAlert, tone: 'text-warn', word: 'Warning' },
  info: { icon: Info, tone: 'text-ink-3', word: 'Good to know' },
} as const;

export const keyOfFinding = ({ segment, kind, place }: StoredFinding): string =>
  `${segment?.id ?? ''} ${kind} ${place}`;

/** What was found, since when, with the act that mends it; each can be dismissed with a reason. */
export function FindingList({
  findings,
  canEdit,
  named,
}: {
  findings: readonly StoredFinding[];
  canEdit: boolean;
  /** Says of which segment each is. */
  named?: boolean;
}) {
  const router = useRouter();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<{ finding: StoredFinding; act: 'fix' | 'dismiss' } | null>(null);
  const renew = async () => {
    await queries.invalidateQueries({ queryKey: ['findings'] });
    router.refresh();
  };
  const takeBack = (finding: StoredFinding) =>
    api(`/api/ui/segments/${finding.segment?.id}/findings/dismiss`, {
      json: { kind: finding.kind, place: finding.place, reason: null },
    })
      .then(renew)
      .catch((error: unknown) => toast.error(messageOf(error)));
  return (
    <>
      <ul className="divide-y divide-line">
        {findings.map((finding) => {
          const { severity, message, fix, picture, segment, since, dismissed, other } = finding;
          const { icon: Icon, tone, word } = LOOKS[severity];
          return (
            <li key={keyOfFinding(finding)} className="grid grid-cols-[18px_1fr] gap-x-2.5 px-4 py-3 text-sm">
              <Icon className={`mt-0.5 size-4.5 ${dismissed ? 'text-ink-3' : tone}`} strokeWidth={1.6} aria-hidden />
              <div className="min-w-0">
                <div className="flex flex-wrap items-start gap-x-4 gap-y-1.5">
                  <div className="min-w-0 flex-[1_1_20rem] [overflow-wrap:anywhere]">
                    {named && segment && (
                      <Link
                        href={`/segments/${segment.id}?tab=findings`}
                        className="link mr-1.5 inline-block min-h-6 font-[550] leading-6"
                      >
                        {segment.name}
                      </Link>
                    )}
                    <span className="sr-only">{word}: </span>
                    <span className={dismissed ? 'text-ink-2' : undefined}>{message}</span>
                    <p className="text-ink-3 text-xs">
                      {since && (
                        <>
                          found <Time value={since} />
                        </>
                      )}
                      {dismissed && (
                        <>
                          {' '}
                          <Chip>dismissed</Chip> by {dismissed.by}, <Time value={dismissed.at} />: “{dismissed.reason}”
                        </>
                      )}
                    </p>
                  </div>
                  {canEdit && segment && (
                    <div className="flex flex-wrap gap-1.5">
                      {other && !dismissed && (
                        <Button asChild size="sm">
                          <Link href={`/segments/overlap?ids=${segment.id},${other.id}`}>Compare them</Link>
                        </Button>
                      )}
                      {fix && !dismissed && (
                        <Button size="sm" onClick={() => setChosen({ finding, act: 'fix' })}>
                          {fix.label}
                        </Button>
                      )}
                      {dismissed ? (
                        <Button size="sm" variant="quiet" onClick={() => void takeBack(finding)}>
                          Take it back
                        </Button>
                      ) : (
                        <Button size="sm" variant="quiet" onClick={() => setChosen({ finding, act: 'dismiss' })}>
                          Dismiss
                        </Button>
                      )}
                    </div>
                  )}
                </div>
                {picture && !dismissed && (
                  <div className="max-w-130 pt-1.5">
                    <CutPicturePlot picture={picture} />
                  </div>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {chosen?.act === 'dismiss' && (
        <DismissDialog finding={chosen.finding} onClose={() => setChosen(null)} onDone={renew} />
      )}
      {chosen?.act === 'fix' && <FixDialog finding={chosen.finding} onClose={() => setChosen(null)} onDone={renew} />}
    </>
  );
}
