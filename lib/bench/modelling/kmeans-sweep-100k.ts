import { chooseClusters } from '@/lib/modelling/cluster/choose-clusters';
import { against, type Bench, type ModellingCase, SEED } from './case';
import { makeBlobs } from './make-blobs';

const ROWS = 100_000;
const COLUMNS = 12;
const STARTS = 3;
const SAMPLE = 10_000;

const SCRIPT = `
from sklearn.cluster import KMeans
from sklearn.metrics import silhouette_score
X = columns(args['file'], args['rows'])
def sweep():
    inertias, scores = [], []
    for k in range(2, 11):
        model = KMeans(k, n_init=args['starts'], random_state=1).fit(X)
        inertias.append(float(model.inertia_))
        scores.append(float(silhouette_score(X, model.labels_, sample_size=args['sample'], random_state=1)))
    return inertias, scores
started = time.perf_counter()
inertias, scores = sweep()
ms = (time.perf_counter() - started) * 1000
answer(ms=ms, inertia=sum(inertias), best=2 + int(np.argmax(scores)))
`;

/** k = 2 … 10, three starts each by k-means++, and a silhouette of a sample of 10,000 rows, on both sides. */
export const kmeansSweep100k: ModellingCase = {
  name: 'kmeans-sweep-100k',
  sizes: { rows: ROWS, columns: COLUMNS, starts: STARTS, sample: SAMPLE },
  run: async ({ team, python, folder }: Bench) => {
    const { x, file } = makeBlobs({ rows: ROWS, columns: COLUMNS, centres: 6, apart: 1.2, seed: SEED }, folder);
    // Once, on both sides: it takes its time.
    const started = performance.now();
    const { tried, best } = chooseClusters(x, { starts: STARTS, sampleSize: SAMPLE, parallel: team });
    const ours = performance.now() - started;
    const inertia = tried.reduce((sum, one) => sum + one.inertia, 0);
    const peer = await python?.ask(SCRIPT, { file, rows: ROWS, starts: STARTS, sample: SAMPLE });
    const theirs = peer ? `, theirs ${peer.inertia?.toFixed(0)}, k ${peer.best}` : '';
    const note = `silhouettes of samples of ${SAMPLE} on both sides; sum of inertias ours ${inertia.toFixed(0)}, k ${best}${theirs}`;
    return [against('kmeans-sweep-100k', ours, peer?.ms, python?.peer ?? '', note)];
  },
};
