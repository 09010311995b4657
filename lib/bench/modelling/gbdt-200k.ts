import { rocAuc } from '@/lib/modelling/metrics/roc-auc';
import { positiveProbability } from '@/lib/modelling/model-selection/cross-validate';
import { GradientBoostingClassifier } from '@/lib/modelling/tree/gradient-boosting-classifier';
import { against, type Bench, type ModellingCase, measure, SEED } from './case';
import { makeLabelled, READ_LABELLED } from './make-labelled';

const ROWS = 200_000;
const TEST_ROWS = 50_000;
const COLUMNS = 20;
const TREES = 100;

const SCRIPT = `${READ_LABELLED}
from sklearn.ensemble import HistGradientBoostingClassifier
ms, model = measure(lambda: HistGradientBoostingClassifier(max_iter=args['trees'], early_stopping=False).fit(X, y))
answer(ms=ms, auc=roc_auc_score(ty, model.predict_proba(tx)[:, 1]))
`;

/** A hundred boosted trees of 31 leaves, the settings of both being scikit-learn's defaults. */
export const gbdt200k: ModellingCase = {
  name: 'gbdt-200k',
  sizes: { rows: ROWS, columns: COLUMNS, trees: TREES },
  run: async ({ team, python, folder }: Bench) => {
    const { x, y, testX, testY, files } = makeLabelled(ROWS, TEST_ROWS, COLUMNS, SEED, folder);
    const ours = await measure(() =>
      new GradientBoostingClassifier({ iterations: TREES }).fit(x, y, { parallel: team }),
    );
    const peer = await python?.ask(SCRIPT, { ...files, rows: ROWS, testRows: TEST_ROWS, trees: TREES });
    const auc = rocAuc(testY, positiveProbability(ours.answer, testX)).toFixed(5);
    const note = `AUC on ${TEST_ROWS} other rows ours ${auc}${peer ? `, theirs ${peer.auc?.toFixed(5)}` : ''}`;
    return [against('gbdt-200k', ours.ms, peer?.ms, python?.peer ?? '', note)];
  },
};
