import type { EmailDocument, Variant } from '../document/document';
import { walkBlocks } from '../document/walk-blocks';
import type { RenderContext } from '../render-types';
import { createEngine } from './liquid-engine';
import { makeScope } from './make-scope';
import { Patience } from './patience';
import { runTemplate } from './run-template';

const engine = createEngine((text) => text);

interface Candidate {
  place: string;
  guards: readonly string[];
  isEmpty(context: RenderContext, scope: Record<string, unknown>): boolean;
}

/** Says which blocks of a variant a customer would get with nothing in them: their places in the document. */
export function emptyBlockFinder(document: EmailDocument, variant: Variant): (context: RenderContext) => string[] {
  const candidates = walkBlocks(document, variant).flatMap(({ block, place, guards }): Candidate[] => {
    if (block.type === 'cart') return [{ place, guards, isEmpty: ({ cart }) => cart.length === 0 }];
    if (block.type === 'recommendations')
      return [{ place, guards, isEmpty: ({ recommendations }) => recommendations.length === 0 }];
    if (block.type !== 'text') return [];
    if (block.text.trim() === '') return [{ place, guards, isEmpty: () => true }];
    // Only what decides by itself can come out empty: a blank placeholder is a fault already.
    if (!/\{%|default:/.test(block.text)) return [];
    const template = engine.parse(block.text);
    return [{ place, guards, isEmpty: (_context, scope) => runTemplate(engine, template, scope).trim() === '' }];
  });
  const patience = new Patience();
  return (context) => {
    const scope = makeScope(context, document.language, []);
    return candidates
      .filter(({ guards }) => guards.every((guard) => context.shown.has(guard)))
      .filter(({ isEmpty }) => patience.try(() => isEmpty(context, scope)))
      .map(({ place }) => place);
  };
}
