import { KMeans } from '@/lib/modelling/cluster/k-means';
import { silhouetteScore } from '@/lib/modelling/cluster/silhouette';
import { against, type Bench, type ModellingCase, measure, SEED } from './case';
import { makeBlobs } from './make-blobs';

const ROWS = 10_000;
const COLUMNS = 12;

const SCRIPT = `
from sklearn.metrics import silhouette_score
X = columns(args['file'], args['rows'])
labels = np.array(args['labels'])
ms, score = measure(lambda: silhouette_score(X, labels))
answer(ms=ms, score=float(score))
`;

/** The exact silhouette of all rows. */
export const silhouette10k: ModellingCase = {
  name: 'silhouette-10k',
  sizes: { rows: ROWS, columns: COLUMNS },
  run: async ({ team, python, folder }: Bench) => {
    const { x, file } = makeBlobs({ rows: ROWS, columns: COLUMNS, centres: 6, apart: 1.2, seed: SEED }, folder);
    const { labels } = new KMeans({ clusters: 6, starts: 3 }).fit(x);
    const ours = await measure(() => silhouetteScore(x, labels, { parallel: team }));
    const peer = await python?.ask(SCRIPT, { file, rows: ROWS, labels: [...labels] });
    const note = `silhouette ours ${ours.answer.toFixed(6)}${peer ? `, theirs ${peer.score?.toFixed(6)}` : ''}`;
    return [against('silhouette-10k', ours.ms, peer?.ms, python?.peer ?? '', note)];
  },
};
