import type { Sql } from 'sql-template-tag';
import type { Leaf, LeafCondition } from '../plan/leaf';
import { compileConsent } from './consent';
import type { CompileContext } from './context';
import { compileEvent } from './event';
import { compileMetric } from './metric';
import { compileScore } from './score';
import { compileSequence } from './sequence';
import { compileTrait } from './trait';

type Compiler<T extends LeafCondition['type']> = (
  condition: Extract<LeafCondition, { type: T }>,
  inverted: boolean,
  context: CompileContext,
) => Sql;

/** How each type of condition compiles; a new type does not compile here until it is handled. */
const COMPILERS: { readonly [T in LeafCondition['type']]: Compiler<T> } = {
  trait: (condition, _inverted, context) => compileTrait(condition, context),
  metric: compileMetric,
  event: compileEvent,
  sequence: (condition, _inverted, context) => compileSequence(condition, context),
  score: compileScore,
  consent: (condition, _inverted, context) => compileConsent(condition, context),
};

function dispatch<T extends LeafCondition['type']>(
  condition: Extract<LeafCondition, { type: T }>,
  inverted: boolean,
  context: CompileContext,
): Sql {
  const compiler: Compiler<T> = COMPILERS[condition.type as T];
  return compiler(condition, inverted, context);
}

/**
 * One statement with bound parameters whose rows (customer) are the leaf's set, each number at least once. Numbers of
 * profiles that are no customers any more can be among them: the plan keeps all sets within everyone.
 */
export const compileLeaf = (leaf: Leaf, context: CompileContext): Sql =>
  dispatch(leaf.condition, leaf.inverted, context);
