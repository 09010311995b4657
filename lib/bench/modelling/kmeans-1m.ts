import { kmeans } from 'ml-kmeans';
import { KMeans } from '@/lib/modelling/cluster/k-means';
import { against, type Bench, type ModellingCase, measure, SEED } from './case';
import { makeBlobs } from './make-blobs';

const ROWS = 1_000_000;
const COLUMNS = 12;
const CLUSTERS = 8;
const ITERATIONS = 20;

const SCRIPT = `
from sklearn.cluster import KMeans
X = columns(args['file'], args['rows'])
k = args['clusters']
ms, model = measure(lambda: KMeans(k, init=X[:k].copy(), n_init=1, max_iter=args['iterations'], tol=0, algorithm='lloyd').fit(X))
answer(ms=ms, inertia=float(model.inertia_), iterations=int(model.n_iter_))
`;

/** K-Means, 20 iterations from the same start: ours with all cores, scikit-learn's Lloyd in float32 too, ml-kmeans alone. */
export const kmeans1m: ModellingCase = {
  name: 'kmeans-1m',
  sizes: { rows: ROWS, columns: COLUMNS, clusters: CLUSTERS, iterations: ITERATIONS },
  run: async ({ team, python, folder }: Bench) => {
    // More groups than clusters: it does not settle within the iterations.
    const { x, file } = makeBlobs({ rows: ROWS, columns: COLUMNS, centres: 40, apart: 1, seed: SEED }, folder);
    const start = rowsOf(CLUSTERS);
    const ours = await measure(() =>
      new KMeans({ clusters: CLUSTERS, start, maxIterations: ITERATIONS, tolerance: 0 }).fit(x, { parallel: team }),
    );
    const inertia = ours.answer.inertia;
    const peer = await python?.ask(SCRIPT, { file, rows: ROWS, clusters: CLUSTERS, iterations: ITERATIONS });
    const rows = rowsOf(ROWS);
    const started = performance.now();
    const options = { initialization: start, maxIterations: ITERATIONS, tolerance: 0 };
    const theirs = kmeans(rows, CLUSTERS, options);
    const slow = performance.now() - started;
    const spread = theirs.computeInformation(rows).reduce((sum, { error, size }) => sum + error * size, 0);
    return [
      against(
        'kmeans-1m',
        ours.ms,
        peer?.ms,
        python?.peer ?? '',
        `inertia ours ${inertia.toFixed(0)} after ${ours.answer.iterations}${peer ? `, theirs ${peer.inertia?.toFixed(0)} after ${peer.iterations}` : ''}; ${team.threads} threads`,
      ),
      against('kmeans-1m-js', ours.ms, slow, 'ml-kmeans 7.0.1', `inertia theirs ${spread.toFixed(0)}, one run`),
    ];

    function rowsOf(count: number): number[][] {
      return Array.from({ length: count }, (_, i) =>
        Array.from({ length: COLUMNS }, (_u, j) => x.data[j * ROWS + i] ?? 0),
      );
    }
  },
};
