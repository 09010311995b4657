import { KMeans } from '@/lib/modelling/cluster/k-means';
import { RandomForestClassifier } from '@/lib/modelling/tree/random-forest-classifier';
import type { Pool } from '@/lib/platform/db';
import type { FeatureTable } from '../../features/feature-table';
import { readFeaturesWithin } from '../../features/read-features';
import { readPopulation } from '../../features/read-population';
import { tableOfRows } from '../../features/table-of-rows';
import { Preparation } from '../../prepare/preparation';
import type { ModelDefinition } from '../../types';
import type { OpenModel, Prediction, ScoreRow } from '../trainer';
import type { ClusterArtefact } from './artefact';
import { drawIn, outliersOf } from './handle-outliers';
import { classes } from './second-stage';

/** A clustering ready to assign customers to its groups. */
export function openClusters(artefact: ClusterArtefact, definition: ModelDefinition): OpenModel {
  const preparation = Preparation.fromJSON(artefact.preparation);
  const centres = KMeans.fromJSON(artefact.centres);
  const classifier = artefact.classifier && RandomForestClassifier.fromJSON(artefact.classifier);
  const assign = (table: FeatureTable): { label: string; distance: number }[] => {
    if (table.customers.length === 0) return [];
    const x = preparation.apply(table);
    if (artefact.outliers === 'winsorise') drawIn(x);
    const apart = artefact.outliers === 'exclude' ? outliersOf(x) : null;
    const nearest = centres.predict(x);
    const away = centres.transform(x);
    const labels = classifier ? classes(classifier, x) : nearest;
    return Array.from(labels, (label, row) => {
      const own = away.data[label * x.rows + row] ?? 0;
      const noise = apart?.[row] === 1 || (artefact.reach !== null && own > artefact.reach);
      return { label: noise ? 'noise' : (artefact.groups[label] ?? 'noise'), distance: own };
    });
  };
  return {
    async score(pool: Pool, customers, at) {
      const [found] = await readPopulation(pool, definition.population, [at], customers ?? undefined);
      const features = await readFeaturesWithin(pool, artefact.set, [{ at, customers: found?.customers ?? [] }]);
      const rows = assign(features).map(
        ({ label, distance }, row): ScoreRow => ({
          customer: features.customers[row] ?? 0,
          value: null,
          probability: null,
          label,
          extra: { distance: Math.round(distance * 1e4) / 1e4 },
        }),
      );
      return { rows, features };
    },
    predictRows: (rows) =>
      assign(tableOfRows(rows, artefact.set)).map(
        ({ label }): Prediction => ({ value: label, probability: null, explanation: null }),
      ),
  };
}
