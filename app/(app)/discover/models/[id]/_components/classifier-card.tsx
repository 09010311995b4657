'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { dataOf } from '@/components/forms/action-answer';
import { AucCard, type AucRow } from '@/components/models/auc-card';
import { CalibrationCard, furthestOff } from '@/components/models/calibration-card';
import { DataCard } from '@/components/models/data-card';
import { DriftCard } from '@/components/models/drift-card';
import { HeadlineCard } from '@/components/models/headline-card';
import { ImportanceCard } from '@/components/models/importance-card';
import { LiftCard } from '@/components/models/lift-card';
import { SlicesCard } from '@/components/models/slices-card';
import { ThresholdCard } from '@/components/models/threshold-card';
import { cardTitles, moneyWords } from '@/components/models/words';
import { messageOf } from '@/components/ui/api';
import { Button } from '@/components/ui/button';
import { formatPercent } from '@/components/ui/format';
import type { ClassifierResult, Economics, ModelDetail, ModelVersion } from '@/lib/services/models/types';
import { changeModel } from '../../actions';
import { DriftFoot } from './drift-foot';
import type { Standing } from './read-standing';
import { SegmentDialog } from './segment-dialog';
import { StandingCard } from './standing-card';
import { VersionsCard } from './versions-card';
import { WhyCard } from './why-card';

export interface ClassifierCardProps {
  model: ModelDetail;
  version: ModelVersion;
  result: ClassifierResult;
  standing: Standing;
  currency: string;
  canEdit: boolean;
}

/** The model card of a yes-or-no question; the line that is tried moves the headline, the lift and the explanation. */
export function ClassifierCard({ model, version, result: given, standing, currency, canEdit }: ClassifierCardProps) {
  const router = useRouter();
  const [tried, setTried] = useState(given.threshold);
  const [pending, setPending] = useState(false);
  const [flagging, setFlagging] = useState(false);
  const inUse = version.number === model.champion;
  const result = { ...given, threshold: tried };
  const titles = cardTitles(model.target);
  const off = furthestOff(given.calibration.points);
  const save = async (change: { threshold?: number; economics?: Economics }) => {
    setPending(true);
    try {
      await dataOf(changeModel({ model: model.key, change }));
      if (change.threshold !== undefined) toast.success(`Flagged from ${formatPercent(change.threshold, 0)} now`);
      router.refresh();
    } catch (error) {
      toast.error(messageOf(error));
    }
    setPending(false);
  };
  return (
    <div className="grid gap-4 *:min-w-0">
      <div className="grid gap-4 *:min-w-0 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <HeadlineCard
          result={result}
          calibrationNote={
            off && `too ${off.predicted > off.actual ? 'sure' : 'shy'} around ${formatPercent(off.predicted, 0)}`
          }
        />
        <StandingCard model={model} standing={standing} />
      </div>
      <div className="grid gap-4 *:min-w-0 md:grid-cols-2 xl:grid-cols-3">
        <AucCard
          rows={aucRows(version, given, standing, model)}
          title={titles.order}
          pairs={`of pairs of one who ${given.words.positive} and one who ${given.words.negative} are ranked the right way round`}
        />
        <CalibrationCard result={result} title="Are its percentages true?" />
        <LiftCard result={result} threshold={tried} title={titles.where} />
      </div>
      <ThresholdCard
        result={given}
        threshold={given.threshold}
        economics={version.economics}
        currency={currency}
        words={moneyWords(model.target)}
        tried={tried}
        onTry={setTried}
        onEconomics={(economics) => canEdit && save({ economics })}
        actions={
          canEdit &&
          inUse && (
            <>
              <Button
                variant="primary"
                pending={pending}
                disabled={Math.abs(tried - given.threshold) < 0.005}
                onClick={() => save({ threshold: tried })}
              >
                Use {formatPercent(tried, 0)}
              </Button>
              <Button onClick={() => setFlagging(true)}>Create a segment of the flagged</Button>
            </>
          )
        }
      />
      <div className="grid gap-4 *:min-w-0 xl:grid-cols-2">
        <ImportanceCard result={given} currency={currency} noun={titles.noun} />
        <WhyCard
          model={model.key}
          version={inUse ? undefined : version.number}
          first={standing.first}
          currency={currency}
          threshold={tried}
        />
      </div>
      <div className="grid gap-4 *:min-w-0 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <DriftCard history={standing.history} foot={<DriftFoot model={model} alerts={standing.alerts} />} />
        <SlicesCard result={given} />
      </div>
      <div className="grid gap-4 *:min-w-0 xl:grid-cols-2">
        <DataCard result={given} />
        <VersionsCard model={model} versions={standing.versions} />
      </div>
      {!inUse && (
        <p className="text-ink-2 text-sm">
          Money and the line belong to the version in use.{' '}
          <Link href={`/discover/models/${model.key}/versions`} className="link">
            All versions
          </Link>
        </p>
      )}
      {flagging && (
        <SegmentDialog
          model={model}
          scope={{ kind: 'flagged', threshold: tried, words: given.words }}
          onClose={() => setFlagging(false)}
        />
      )}
    </div>
  );
}

/** The version, its rival of versions, and the best single feature. */
function aucRows(version: ModelVersion, result: ClassifierResult, standing: Standing, model: ModelDetail): AucRow[] {
  const { challenger } = standing;
  const inUse = version.number === model.champion;
  const rows: AucRow[] = [
    {
      label: `v${version.number}${inUse ? ', champion' : ''}`,
      figure: result.metrics.rocAuc,
      colour: 'var(--accent)',
    },
  ];
  if (challenger?.result?.type === 'classifier' && challenger.number !== version.number)
    rows.push({
      label: `v${challenger.number}, waiting`,
      figure: challenger.result.metrics.rocAuc,
      colour: 'var(--c5)',
    });
  rows.push({ label: result.baseline.label, figure: result.baseline.rocAuc, colour: 'var(--ink-3)' });
  return rows;
}
