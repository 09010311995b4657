import { rocAuc } from '@/lib/modelling/metrics/roc-auc';
import { positiveProbability } from '@/lib/modelling/model-selection/cross-validate';
import { RandomForestClassifier } from '@/lib/modelling/tree/random-forest-classifier';
import { against, type Bench, type ModellingCase, SEED } from './case';
import { makeLabelled, READ_LABELLED } from './make-labelled';

const ROWS = 200_000;
const TEST_ROWS = 50_000;
const COLUMNS = 20;
const TREES = 100;

const SCRIPT = `${READ_LABELLED}
from sklearn.ensemble import RandomForestClassifier
started = time.perf_counter()
model = RandomForestClassifier(args['trees'], n_jobs=-1, random_state=1).fit(X, y)
ms = (time.perf_counter() - started) * 1000
answer(ms=ms, auc=roc_auc_score(ty, model.predict_proba(tx)[:, 1]))
`;

/** A hundred trees grown to the end, both on all cores; a single run each, for theirs takes minutes. */
export const forest200k: ModellingCase = {
  name: 'forest-200k',
  sizes: { rows: ROWS, columns: COLUMNS, trees: TREES },
  run: async ({ team, python, folder }: Bench) => {
    const { x, y, testX, testY, files } = makeLabelled(ROWS, TEST_ROWS, COLUMNS, SEED, folder);
    const started = performance.now();
    const model = new RandomForestClassifier({ trees: TREES }).fit(x, y, { parallel: team });
    const ms = performance.now() - started;
    const peer = await python?.ask(SCRIPT, { ...files, rows: ROWS, testRows: TEST_ROWS, trees: TREES });
    const auc = rocAuc(testY, positiveProbability(model, testX)).toFixed(5);
    const note = `AUC on ${TEST_ROWS} other rows ours ${auc}${peer ? `, theirs ${peer.auc?.toFixed(5)}` : ''}`;
    return [against('forest-200k', ms, peer?.ms, python?.peer ?? '', note)];
  },
};
