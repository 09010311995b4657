import { CalibratedClassifier } from '../calibration/calibrated-classifier';
import { Agglomerative } from '../cluster/agglomerative';
import { Dbscan } from '../cluster/dbscan';
import { KMeans } from '../cluster/k-means';
import { Pca } from '../decomposition/pca';
import type { Artefact, Classifier, FitOptions, Regressor, Transformer } from '../estimator';
import { LogisticRegression } from '../linear/logistic-regression';
import type { Matrix } from '../matrix';
import { IsolationForest } from '../preprocessing/isolation-forest';
import { KnnImputer } from '../preprocessing/knn-imputer';
import { Pipeline } from '../preprocessing/pipeline';
import { PowerTransformer } from '../preprocessing/power-transformer';
import { QuantileTransformer } from '../preprocessing/quantile-transformer';
import { RegressionImputer } from '../preprocessing/regression-imputer';
import { RobustScaler, StandardScaler, Winsoriser } from '../preprocessing/scalers';
import { SimpleImputer } from '../preprocessing/simple-imputer';
import { ZScoreOutliers } from '../preprocessing/z-score-outliers';
import { DecisionTreeClassifier } from '../tree/decision-tree-classifier';
import { GradientBoostingClassifier } from '../tree/gradient-boosting-classifier';
import { GradientBoostingRegressor } from '../tree/gradient-boosting-regressor';
import { RandomForestClassifier } from '../tree/random-forest-classifier';
import { RandomForestRegressor } from '../tree/random-forest-regressor';

/** An estimator as the conformance suite sees it: what it learns from rows, and what it says about rows. */
export interface Conforming {
  fit(x: Matrix, options?: FitOptions): unknown;
  ask(x: Matrix): ArrayLike<number>;
  toJSON(): Artefact;
}

/** An estimator of the library; every one stands in the list below. */
export interface ConformanceCase {
  readonly name: string;
  create(): Conforming;
  read(artefact: Artefact): Conforming;
  /** Takes missing values. */
  readonly missing?: boolean;
}

type Grouping = { fit(x: Matrix, options?: FitOptions): unknown; predict(x: Matrix): Int32Array; toJSON(): Artefact };
type Scoring = { fit(x: Matrix, options?: FitOptions): unknown; score(x: Matrix): Float64Array; toJSON(): Artefact };

const grouping = (one: Grouping): Conforming => ({
  fit: (x, options) => one.fit(x, options),
  ask: (x) => one.predict(x),
  toJSON: () => one.toJSON(),
});

const scoring = (one: Scoring): Conforming => ({
  fit: (x, options) => one.fit(x, options),
  ask: (x) => one.score(x),
  toJSON: () => one.toJSON(),
});

const transforming = (one: Transformer): Conforming => ({
  fit: (x, options) => one.fit(x, options),
  ask: (x) => one.transform(x).data,
  toJSON: () => one.toJSON(),
});

/** Learns whether a row's number is a multiple of three, or two: something that is there, whatever the rows are. */
const classifying = (one: Classifier): Conforming => ({
  fit: (x, options) =>
    one.fit(
      x,
      Int32Array.from({ length: x.rows }, (_, i) => (i % 3 === 0 || i % 2 === 0 ? 1 : 0)),
      options,
    ),
  ask: (x) => one.predictProbability(x).data,
  toJSON: () => one.toJSON(),
});

const regressing = (one: Regressor): Conforming => ({
  fit: (x, options) =>
    one.fit(
      x,
      Float64Array.from({ length: x.rows }, (_, i) => Math.sin(i)),
      options,
    ),
  ask: (x) => one.predict(x),
  toJSON: () => one.toJSON(),
});

const LOGISTIC = { make: () => new LogisticRegression(), read: LogisticRegression.fromJSON };
const BOOSTING = { iterations: 10, leastRows: 2 };

/** Matrix in, numbers out. Recommenders and purchase models, which take other data, stand in other-cases.ts. */
export const CASES: readonly ConformanceCase[] = [
  { name: 'k-means', create: () => grouping(new KMeans({ clusters: 3 })), read: (a) => grouping(KMeans.fromJSON(a)) },
  {
    name: 'k-means by mini-batches',
    create: () => grouping(new KMeans({ clusters: 3, batchSize: 10, starts: 2 })),
    read: (a) => grouping(KMeans.fromJSON(a)),
  },
  { name: 'dbscan', create: () => grouping(new Dbscan({ eps: 1 })), read: (a) => grouping(Dbscan.fromJSON(a)) },
  {
    name: 'agglomerative, ward',
    create: () => grouping(new Agglomerative({ cut: { clusters: 3 } })),
    read: (a) => grouping(Agglomerative.fromJSON(a)),
  },
  {
    name: 'agglomerative, average',
    create: () => grouping(new Agglomerative({ linkage: 'average', cut: { height: 1 } })),
    read: (a) => grouping(Agglomerative.fromJSON(a)),
  },
  { name: 'pca', create: () => transforming(new Pca()), read: (a) => transforming(Pca.fromJSON(a)) },
  ...[
    { name: 'standard-scaler', make: () => new StandardScaler(), read: StandardScaler.fromJSON },
    { name: 'robust-scaler', make: () => new RobustScaler(), read: RobustScaler.fromJSON },
    { name: 'winsoriser', make: () => new Winsoriser(), read: Winsoriser.fromJSON },
    { name: 'quantile-transformer', make: () => new QuantileTransformer(), read: QuantileTransformer.fromJSON },
    { name: 'power-transformer', make: () => new PowerTransformer(), read: PowerTransformer.fromJSON },
    { name: 'simple-imputer', make: () => new SimpleImputer(), read: SimpleImputer.fromJSON },
    { name: 'knn-imputer', make: () => new KnnImputer(), read: KnnImputer.fromJSON },
    { name: 'regression-imputer', make: () => new RegressionImputer(), read: RegressionImputer.fromJSON },
    {
      name: 'pipeline',
      make: () => new Pipeline([new SimpleImputer(), new StandardScaler(), new Pca({ components: 1 })]),
      read: Pipeline.fromJSON,
    },
  ].map(({ name, make, read }) => ({
    name,
    create: () => transforming(make()),
    read: (a: Artefact) => transforming(read(a)),
    missing: true,
  })),
  {
    name: 'z-score-outliers',
    create: () => scoring(new ZScoreOutliers()),
    read: (a) => scoring(ZScoreOutliers.fromJSON(a)),
    missing: true,
  },
  {
    name: 'isolation-forest',
    create: () => scoring(new IsolationForest({ trees: 10 })),
    read: (a) => scoring(IsolationForest.fromJSON(a)),
  },
  {
    name: 'logistic regression',
    create: () => classifying(new LogisticRegression()),
    read: (a) => classifying(LogisticRegression.fromJSON(a)),
  },
  {
    name: 'calibrated classifier',
    create: () => classifying(new CalibratedClassifier(LOGISTIC, { folds: 2 })),
    read: (a) => classifying(CalibratedClassifier.fromJSON(a, LOGISTIC)),
  },
  {
    name: 'decision tree',
    create: () => classifying(new DecisionTreeClassifier()),
    read: (a) => classifying(DecisionTreeClassifier.fromJSON(a)),
    missing: true,
  },
  {
    name: 'random forest, classes',
    create: () => classifying(new RandomForestClassifier({ trees: 5 })),
    read: (a) => classifying(RandomForestClassifier.fromJSON(a)),
    missing: true,
  },
  {
    name: 'random forest, numbers',
    create: () => regressing(new RandomForestRegressor({ trees: 5 })),
    read: (a) => regressing(RandomForestRegressor.fromJSON(a)),
    missing: true,
  },
  {
    name: 'gradient boosting, classes',
    create: () => classifying(new GradientBoostingClassifier(BOOSTING)),
    read: (a) => classifying(GradientBoostingClassifier.fromJSON(a)),
    missing: true,
  },
  {
    name: 'gradient boosting, numbers',
    create: () => regressing(new GradientBoostingRegressor(BOOSTING)),
    read: (a) => regressing(GradientBoostingRegressor.fromJSON(a)),
    missing: true,
  },
];
