import Link from 'next/link';
import { GainInterval, verdictWords } from '@/components/models/gain-interval';
import { metricsWritten } from '@/components/models/words';
import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { formatNoun } from '@/components/ui/format';
import { Time } from '@/components/ui/time';
import type { ModelDetail } from '@/lib/services/models/types';
import { nextRunWords, windowWords } from '../../_components/next-run-words';
import type { Standing } from './read-standing';

/** Which version does what: the champion and what it writes, the challenger and whether it is better. */
export function StandingCard({ model, standing }: { model: ModelDetail; standing: Standing }) {
  const champion = standing.versions.find(({ number }) => number === model.champion);
  const waiting = standing.versions.find(({ number }) => number === model.challenger);
  const { duel } = standing;
  return (
    <Card aria-label="Which version does what" className="flex flex-col text-sm">
      <div className="grid gap-1 border-line border-b px-4 py-3">
        {champion ? (
          <>
            <p className="flex items-center gap-2.5">
              <b className="font-semibold">v{champion.number}</b>
              <Chip tone="good">Champion</Chip>
            </p>
            <p className="text-ink-2">
              Writes <b className="font-[550] text-ink [overflow-wrap:anywhere]">{metricsWritten(model)}</b>
              {champion.promotedAt && (
                <>
                  {' '}
                  since <Time value={champion.promotedAt} as="date" />
                </>
              )}
              . Used by {model.segments === 0 ? 'no segment yet' : formatNoun(model.segments, 'segment')}.
            </p>
          </>
        ) : (
          <p className="text-ink-2">No version is in use, so nobody is scored.</p>
        )}
      </div>
      {waiting ? (
        <>
          <div className="grid gap-1 px-4 pt-3 pb-2">
            <p className="flex flex-wrap items-center gap-2.5">
              <b className="font-semibold">v{waiting.number}</b>
              <Chip tone="accent">Waiting</Chip>
              {waiting.trainedAt && (
                <span className="ml-auto text-ink-3 text-xs">
                  trained <Time value={waiting.trainedAt} />
                </span>
              )}
            </p>
            {duel && (
              <>
                <p className="text-ink-2">
                  Gain in {duel.measureLabel} over v{duel.champion}, same {formatNoun(duel.rows, 'customer')}
                </p>
                <GainInterval duel={duel} />
              </>
            )}
          </div>
          <p className="mt-auto border-line border-t px-4 py-2.5 text-ink-2">
            {duel ? (
              <>
                <b className="font-semibold text-ink">{verdictWords(duel).lead}</b> {verdictWords(duel).text}{' '}
              </>
            ) : (
              'The two are not compared yet. '
            )}
            {model.schedule.promotion === 'person' ? 'A person decides.' : 'It is promoted by itself if it is better.'}
          </p>
        </>
      ) : (
        <div className="grid gap-2.5 px-4 py-3 text-ink-2">
          <p>
            No challenger waits. The model is {nextRunWords(model.schedule)}, {windowWords(model.schedule)}
            {model.schedule.retrainOnDrift && ', and at once when something drifts'}.
          </p>
          <p>
            <Link href={`/discover/models/${model.key}/monitoring`} className="link">
              Change the schedule
            </Link>
          </p>
        </div>
      )}
    </Card>
  );
}
