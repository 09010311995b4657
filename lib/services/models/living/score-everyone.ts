import { decideOnChallenger } from '../duel/decide-on-challenger';
import { scoreModel } from '../scoring/score-model';
import type { Workbench } from '../training/workbench';

const CHALLENGER = `SELECT number FROM model_version WHERE model = $1 AND status = 'challenger' ORDER BY number DESC LIMIT 1`;

/** The champion's answers for everyone, the report of drift, and a waiting challenger compared anew beside it. */
export async function scoreEveryone(bench: Workbench, model: number): Promise<void> {
  await scoreModel(bench, model, null);
  const { rows } = await bench.pool.query<{ number: number }>(CHALLENGER, [model]);
  if (rows[0]) await decideOnChallenger(bench, model, rows[0].number);
}
