import type { Parallel } from '../parallel';
import type { BoostingEngine, EngineSizes } from './boosting-engine';
import { createCompiledEngine } from './compiled-boosting-engine';
import { PlainBoostingEngine } from './plain-boosting-engine';

/** The fastest engine that there is here: WebAssembly where it runs. Both give the same trees. */
export const createBoostingEngine = (sizes: EngineSizes, parallel?: Parallel): BoostingEngine =>
  createCompiledEngine(sizes, parallel) ?? new PlainBoostingEngine(sizes);
