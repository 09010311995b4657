import type { ModelDetail, ModelResult, Note } from './types';

/** A model as the public contract shows it. */
export function toCard({ version, ...model }: ModelDetail) {
  const { latest } = model;
  const result = version?.result ?? null;
  return {
    id: model.id,
    key: model.key,
    kind: model.kind,
    name: model.name,
    purpose: model.purpose,
    status: model.status,
    version: version?.number ?? null,
    challenger: model.challenger,
    trainedAt: version?.trainedAt ?? null,
    params: result?.params ?? version?.definition.params ?? {},
    metrics: result ? metricsOf(result) : {},
    features: version?.definition.features.map(({ name }) => name) ?? [],
    warnings: result ? warningsOf(result) : [],
    progress: latest?.progress
      ? { version: latest.number, step: latest.progress.step, share: latest.progress.share }
      : null,
    error: latest?.status === 'failed' ? latest.error : null,
    scored: model.scored,
    scoredAt: model.scoredAt,
    writes: metricNames(model, result),
    result,
  };
}

/** The same for lists, without the card itself. */
export function toCardLine(model: Parameters<typeof toCard>[0]): Omit<ReturnType<typeof toCard>, 'result'> {
  const { result: _, ...line } = toCard(model);
  return line;
}

/** Names of the metrics of the rule language in which a model's answers stand. */
export function metricNames(
  { key, kind, target }: Pick<ModelDetail, 'key' | 'kind' | 'target'>,
  result: ModelResult | null,
): string[] {
  if (kind === 'recommender') return [];
  if (result?.type === 'clusters' || kind === 'kmeans' || kind === 'dbscan' || kind === 'agglomerative')
    return [`cluster:${key}`];
  if (kind === 'lifetimeValue') return [`prediction:${key}`, `percentile:${key}`];
  const group = target?.type === 'categoryPreference' ? [`cluster:${key}`] : [];
  return [...group, `probability:${key}`, `percentile:${key}`];
}

function metricsOf(result: ModelResult): Record<string, unknown> {
  switch (result.type) {
    case 'clusters': {
      const { silhouette, daviesBouldin, calinskiHarabasz, stability, groups, noise } = result;
      return {
        groups: groups.length,
        silhouette,
        daviesBouldin,
        calinskiHarabasz,
        stability: stability.adjustedRand,
        noise,
      };
    }
    case 'classifier':
      return { ...result.metrics };
    case 'lifetimeValue':
      return { ...result.metrics };
    case 'recommender': {
      const chosen = result.compared.find((one) => one.chosen);
      const popularity = result.compared.find((one) => one.baseline);
      return {
        at: result.at,
        map: chosen?.map,
        ndcg: chosen?.ndcg,
        recall: chosen?.recall,
        coverage: chosen?.coverage,
        popularityMap: popularity?.map,
      };
    }
  }
}

const warningsOf = (result: ModelResult): Note[] =>
  'limits' in result ? [...result.warnings, ...result.limits] : result.warnings;
