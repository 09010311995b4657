'use client';

import { ShieldCheck } from 'lucide-react';
import { downloadCsv } from '@/components/charts/download-csv';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { formatNoun } from '@/components/ui/format';
import { useUrlState } from '@/components/ui/url-state';
import type { FindingKind } from '@/lib/services/segments/lint/finding';
import type { StoredFinding } from '@/lib/services/segments/lint/list-findings';
import { FindingList } from '../../_components/finding-list';

const WORDS: Readonly<Record<FindingKind, string>> = {
  specialCategory: 'Special personal data',
  sensitiveProxy: 'Stands in for sensitive data',
  consentNotConsidered: 'Consent not considered',
  nearDuplicate: 'Nearly the same',
  tooSmallToAct: 'Too small to act on',
  tooSmallToTest: 'Too small to test on',
  arbitraryCut: 'Arbitrary cut',
  excludesNobody: 'Condition that leaves nobody out',
  noData: 'Data that is not there',
  empty: 'Nobody in it',
  idle: 'Does not move',
  overSegmented: 'Very many segments',
};

const COLUMNS = ['segment', 'severity', 'kind', 'message', 'since', 'dismissed'].map((key) => ({ key, label: key }));

/** Everything that was found in live segments, by kind and state. */
export function Report({ findings, canEdit }: { findings: readonly StoredFinding[]; canEdit: boolean }) {
  const { params } = useUrlState();
  const kinds = params.getAll('kind');
  const dismissed = params.get('state') === 'dismissed';
  const words = (params.get('q') ?? '').toLowerCase();
  const open = findings.filter((finding) => (finding.dismissed !== null) === dismissed);
  const shown = open.filter(
    ({ kind, message, segment }) =>
      (kinds.length === 0 || kinds.includes(kind)) && `${message} ${segment?.name ?? ''}`.toLowerCase().includes(words),
  );
  const present = [...new Set(open.map(({ kind }) => kind))];
  const rows = shown.map(({ segment, severity, kind, message, since, dismissed: answer }) => ({
    segment: segment?.name ?? '',
    severity,
    kind: WORDS[kind],
    message,
    since,
    dismissed: answer?.reason ?? '',
  }));
  return (
    <>
      <FilterBar
        search="Search findings"
        filters={[
          {
            param: 'kind',
            label: 'Kind',
            options: present.map((kind) => ({
              value: kind,
              label: WORDS[kind],
              count: open.filter((finding) => finding.kind === kind).length,
            })),
          },
          { param: 'state', label: 'State', single: true, options: [{ value: 'dismissed', label: 'Dismissed' }] },
        ]}
      >
        <span>{formatNoun(shown.length, 'finding')}</span>
        <Button disabled={rows.length === 0} onClick={() => void downloadCsv('segment-findings', COLUMNS, rows)}>
          CSV
        </Button>
      </FilterBar>
      <Card aria-label="Findings">
        {shown.length === 0 ? (
          <EmptyState icon={ShieldCheck} title={open.length === 0 ? 'Nothing to look at' : 'No finding matches'}>
            {open.length === 0
              ? 'Every live segment is looked at each night; what should be looked at stands here, with what mends it.'
              : 'Change the search or the filter.'}
          </EmptyState>
        ) : (
          <FindingList findings={shown} canEdit={canEdit} named />
        )}
      </Card>
    </>
  );
}
