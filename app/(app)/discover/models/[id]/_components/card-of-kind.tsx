import type { ModelDetail, ModelVersion } from '@/lib/services/models/types';
import { ClassifierCard } from './classifier-card';
import { LifetimeCard } from './lifetime-card';
import type { Standing } from './read-standing';
import { RecommenderCard } from './recommender-card';
import { SeveralCard } from './several-card';

export interface CardOfKindProps {
  model: ModelDetail;
  version: ModelVersion;
  standing: Standing;
  currency: string;
  canEdit: boolean;
}

/** The card by the kind of what was learned. */
export function CardOfKind({ version, ...rest }: CardOfKindProps) {
  const { result } = version;
  switch (result?.type) {
    case 'classifier':
      return result.classes.length > 2 ? (
        <SeveralCard {...rest} version={version} result={result} />
      ) : (
        <ClassifierCard {...rest} version={version} result={result} />
      );
    case 'lifetimeValue':
      return <LifetimeCard {...rest} version={version} result={result} />;
    case 'recommender':
      return <RecommenderCard {...rest} version={version} result={result} />;
    default:
      return null;
  }
}
