import { Dbscan } from '@/lib/modelling/cluster/dbscan';
import { against, type Bench, type ModellingCase, measure, SEED } from './case';
import { makeBlobs } from './make-blobs';

const ROWS = 50_000;
const COLUMNS = 4;
const EPS = 0.5;
const LEAST = 10;

const SCRIPT = `
from sklearn.cluster import DBSCAN
X = columns(args['file'], args['rows'])
ms, model = measure(lambda: DBSCAN(eps=args['eps'], min_samples=args['least'], n_jobs=-1).fit(X))
answer(ms=ms, clusters=int(model.labels_.max() + 1), noise=int((model.labels_ < 0).sum()))
`;

/** Density clusters of four columns. */
export const dbscan50k: ModellingCase = {
  name: 'dbscan-50k',
  sizes: { rows: ROWS, columns: COLUMNS },
  run: async ({ python, folder }: Bench) => {
    const { x, file } = makeBlobs({ rows: ROWS, columns: COLUMNS, centres: 20, apart: 6, seed: SEED }, folder);
    const ours = await measure(() => new Dbscan({ eps: EPS, minSamples: LEAST }).fit(x));
    const peer = await python?.ask(SCRIPT, { file, rows: ROWS, eps: EPS, least: LEAST });
    const { clusters, noise } = ours.answer;
    const note = `eps ${EPS}, ${clusters} clusters and ${noise} of noise${peer ? `, theirs ${peer.clusters} and ${peer.noise}` : ''}`;
    return [against('dbscan-50k', ours.ms, peer?.ms, python?.peer ?? '', note)];
  },
};
