import { Pca } from '@/lib/modelling/decomposition/pca';
import { against, type Bench, type ModellingCase, measure, SEED } from './case';
import { makeBlobs } from './make-blobs';

const ROWS = 1_000_000;
const COLUMNS = 12;

const SCRIPT = `
from sklearn.decomposition import PCA
X = columns(args['file'], args['rows'])
ms, model = measure(lambda: PCA().fit(X))
answer(ms=ms, first=float(model.explained_variance_[0]))
`;

/** All principal components of a million rows. */
export const pca1m: ModellingCase = {
  name: 'pca-1m',
  sizes: { rows: ROWS, columns: COLUMNS },
  run: async ({ team, python, folder }: Bench) => {
    const { x, file } = makeBlobs({ rows: ROWS, columns: COLUMNS, centres: 40, apart: 1, seed: SEED }, folder);
    const ours = await measure(() => new Pca().fit(x, { parallel: team }));
    const peer = await python?.ask(SCRIPT, { file, rows: ROWS });
    const first = ours.answer.explainedVariance[0]?.toFixed(5);
    const note = `largest variance ours ${first}${peer ? `, theirs ${peer.first?.toFixed(5)}` : ''}`;
    return [against('pca-1m', ours.ms, peer?.ms, python?.peer ?? '', note)];
  },
};
