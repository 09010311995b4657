import { Agglomerative } from '@/lib/modelling/cluster/agglomerative';
import { against, type Bench, type ModellingCase, measure, SEED } from './case';
import { makeBlobs } from './make-blobs';

const ROWS = 5_000;
const COLUMNS = 12;

const SCRIPT = `
from sklearn.cluster import AgglomerativeClustering
X = columns(args['file'], args['rows'])
ms, model = measure(lambda: AgglomerativeClustering(6, linkage='ward', compute_distances=True, compute_full_tree=True).fit(X))
answer(ms=ms, top=float(model.distances_[-1]))
`;

/** Ward's whole dendrogram. */
export const ward5k: ModellingCase = {
  name: 'ward-5k',
  sizes: { rows: ROWS, columns: COLUMNS },
  run: async ({ python, folder }: Bench) => {
    const { x, file } = makeBlobs({ rows: ROWS, columns: COLUMNS, centres: 6, apart: 1.2, seed: SEED }, folder);
    const ours = await measure(() => new Agglomerative({ linkage: 'ward', cut: { clusters: 6 } }).fit(x));
    const peer = await python?.ask(SCRIPT, { file, rows: ROWS });
    const top = ours.answer.merges.at(-1)?.height.toFixed(4);
    const note = `highest merge ours ${top}${peer ? `, theirs ${peer.top?.toFixed(4)}` : ''}`;
    return [against('ward-5k', ours.ms, peer?.ms, python?.peer ?? '', note)];
  },
};
