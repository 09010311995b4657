import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

const CANDIDATES = ['/usr/bin/python3', 'python3'];
const run = promisify(execFile);

/** What every script can use: the file of columns as rows of float32, and the middle one of several times. */
const PRELUDE = `
import json, sys, time, warnings
import numpy as np
warnings.filterwarnings('ignore')
args = json.loads(sys.argv[1])
def columns(file, rows, dtype=np.float32):
    return np.ascontiguousarray(np.fromfile(file, dtype=dtype).reshape(-1, rows).T)
def measure(work, runs=3):
    work()
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        answer = work()
        times.append((time.perf_counter() - started) * 1000)
    return sorted(times)[runs // 2], answer
def answer(**values):
    print(json.dumps(values))
`;

/** The peer: a Python that has scikit-learn, asked by scripts that end with \`answer(…)\`. */
export interface Python {
  /** "scikit-learn 1.2.1". */
  readonly peer: string;
  /** Runs a script after the prelude and gives the numbers (or lists of them) that it answers. */
  ask(script: string, args: Record<string, unknown>): Promise<Record<string, number>>;
}

/** Where scikit-learn can be imported; undefined where it cannot. */
export function findPython(): Python | undefined {
  for (const command of CANDIDATES) {
    try {
      const said = execFileSync(command, ['-c', 'import sklearn, numpy; print(sklearn.__version__)'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      return { peer: `scikit-learn ${said.trim()}`, ask: (script, args) => ask(command, script, args) };
    } catch {
      // not this one
    }
  }
  return undefined;
}

async function ask(command: string, script: string, args: Record<string, unknown>): Promise<Record<string, number>> {
  const { stdout } = await run(command, ['-c', PRELUDE + script, JSON.stringify(args)], { maxBuffer: 2 ** 28 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}');
}
