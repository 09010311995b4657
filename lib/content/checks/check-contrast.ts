import { contrastRatio, readableOn } from '../colour';
import { blockLabels } from '../document/fields';
import { walkBlocks } from '../document/walk-blocks';
import { PALETTE } from '../render/theme';
import type { Check, Finding } from './types';
import { finding } from './words';

const ID = 'contrast';
/** WCAG 2.2, 1.4.3 for text, and for large text. */
const TEXT = 4.5;
const LARGE = 3;

/** Whether what is written can be read on what it stands on, light and dark. */
export const checkContrast: Check = {
  id: ID,
  passed: 'Contrast is enough, light and dark',
  run: ({ document, brand }) => {
    const out: Finding[] = [];
    const ratio = (a: string, b: string): string => `${contrastRatio(a, b).toFixed(1)} : 1`;
    const links = walkBlocks(document).some(({ block }) => block.type === 'text' && /\]\(/.test(block.text));
    if (links && contrastRatio(brand.accent, PALETTE.light.card) < TEXT)
      out.push(
        finding({
          check: ID,
          severity: 'warning',
          title: 'Links are hard to read',
          detail: `The brand’s ${brand.accent} has ${ratio(brand.accent, PALETTE.light.card)} on the email; ${TEXT} are wanted.`,
        }),
      );
    const labels = blockLabels(document);
    for (const { block, place } of walkBlocks(document)) {
      if (block.type !== 'hero') continue;
      const words = readableOn(block.background);
      const found = contrastRatio(words, block.background);
      if (found >= TEXT) continue;
      out.push(
        finding({
          check: ID,
          severity: found < LARGE ? 'failed' : 'warning',
          title: 'The hero’s words are hard to read',
          place: { pointer: `${place}/background`, quote: block.background, label: labels.get(place) ?? 'Hero' },
          detail: `${ratio(words, block.background)}; ${TEXT} are wanted for its smaller words.`,
          fix: {
            label: 'Darken the field',
            patch: [
              { op: 'test', path: `${place}/background`, value: block.background },
              { op: 'replace', path: `${place}/background`, value: darker(block.background) },
            ],
          },
        }),
      );
    }
    return out;
  },
};

/** The same colour, as much darker as white words need. */
function darker(colour: string): string {
  let channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const hex = (): string => `#${channels.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
  for (let step = 0; step < 40 && contrastRatio('#ffffff', hex()) < TEXT; step += 1)
    channels = channels.map((value) => value * 0.95);
  return hex();
}
