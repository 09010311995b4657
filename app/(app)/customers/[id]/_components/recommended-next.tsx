import { Sparkles } from 'lucide-react';
import Link from 'next/link';
import { Card, CardFoot, CardHead } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { formatMoney } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import { Time } from '@/components/ui/time';
import { log } from '@/lib/platform/log';
import type { Recommendations } from '@/lib/services/models/recommend/recommend-products';

const TITLE = 'recommended-next';
/** On the profile; the API gives as many as are asked for. */
export const SHOWN = 5;
const CELL = 'flex min-w-0 flex-col gap-0.5 bg-card px-4 py-3 sm:max-lg:odd:last:col-span-2';
const GRID = 'grid gap-px bg-line sm:grid-cols-2 lg:grid-flow-col lg:auto-cols-fr lg:grid-cols-none';

export interface RecommendedNextProps {
  /** None while nobody has trained a recommender. */
  found: Promise<Recommendations | undefined>;
  canTrain: boolean;
}

/** What to show this customer next, each with why; products that were ordered before are not among them. */
export async function RecommendedNext({ found, canTrain }: RecommendedNextProps) {
  const list = await found.catch((error: unknown) => {
    // The rest of the profile stands without it.
    log.error({ err: error }, 'recommending failed');
    return null;
  });
  if (list === null) return <Failed />;
  if (!list) return <NoRecommender canTrain={canTrain} />;
  const { data, model, personal } = list;
  return (
    <Card aria-labelledby={TITLE}>
      <CardHead id={TITLE} title="Recommended next" note={personal ? 'not ordered before' : 'the same for everyone'} />
      {data.length === 0 ? (
        <EmptyState title="Nothing left to recommend">
          This customer has ordered everything that it would propose.
        </EmptyState>
      ) : (
        <ol className={GRID}>
          {data.map(({ product, because }) => (
            <li key={product.id} className={CELL}>
              <Link
                href={`/products/${product.id}`}
                className="line-clamp-2 font-[550] text-sm [overflow-wrap:anywhere] hover:underline hover:underline-offset-3"
              >
                {product.name}
              </Link>
              <span className="truncate text-ink-2 text-xs">
                {[product.category, product.price && product.currency && formatMoney(product.price, product.currency)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span className="mt-1 line-clamp-4 text-ink-2 text-xs [overflow-wrap:anywhere]" title={because.text}>
                {because.text}
              </span>
            </li>
          ))}
        </ol>
      )}
      <CardFoot>
        <span>
          By{' '}
          <Link href={`/discover/models/${model.key}`} className="underline underline-offset-3">
            {model.name}
          </Link>
          , version {model.version}, trained <Time value={model.trainedAt} />
          {!personal && '. Nothing that this customer did speaks for one product more than another'}
        </span>
      </CardFoot>
    </Card>
  );
}

/** In its size, while it is on its way. */
export function RecommendedNextSkeleton() {
  return (
    <Card aria-busy="true" aria-label="Recommended next">
      <CardHead title="Recommended next" />
      <div className={GRID}>
        {Array.from({ length: SHOWN }, (_, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed row of shapes
          <div key={k} className={`${CELL} gap-2`}>
            <Skeleton className="h-5 w-4/5" />
            <Skeleton className="h-4 w-1/2" />
            <Skeleton className="mt-1 h-8" />
          </div>
        ))}
      </div>
      <CardFoot>
        <Skeleton className="h-4 w-64" />
      </CardFoot>
    </Card>
  );
}

function Failed() {
  return (
    <Card aria-labelledby={TITLE}>
      <CardHead id={TITLE} title="Recommended next" />
      <p className="px-4 py-3 text-ink-2 text-sm">
        What to recommend could not be worked out just now. Nothing is lost: load the page again in a moment.
      </p>
    </Card>
  );
}

function NoRecommender({ canTrain }: { canTrain: boolean }) {
  return (
    <Card aria-labelledby={TITLE}>
      <CardHead id={TITLE} title="Recommended next" />
      <p className="flex flex-wrap items-center gap-2 px-4 py-3 text-ink-2 text-sm">
        <Sparkles className="size-4 shrink-0" strokeWidth={1.6} aria-hidden />
        <span>A recommender learns from orders, carts and looks what each customer will want next.</span>
        {canTrain && (
          <Link href="/discover/models/new?purpose=recommender" className="underline underline-offset-3">
            Train one
          </Link>
        )}
      </p>
    </Card>
  );
}
