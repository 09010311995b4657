import { blockLabels } from '../document/fields';
import { walkBlocks } from '../document/walk-blocks';
import type { Check, Finding } from './types';
import { finding } from './words';

const ID = 'altText';
const FILE_NAME = /\.(?:png|jpe?g|gif|webp|svg)$|^(?:img|dsc|image)[-_ ]?\d*$/i;

/** Whether those who see no images are told what is on them. */
export const checkAltText: Check = {
  id: ID,
  passed: 'Every image says in words what it shows',
  run: ({ document }) => {
    const labels = blockLabels(document);
    return walkBlocks(document).flatMap(({ block, place }): Finding[] => {
      if (block.type !== 'image') return [];
      const alt = block.alt.trim();
      const at = { pointer: `${place}/alt`, quote: alt, label: labels.get(place) ?? 'Image' };
      if (alt === '')
        return [
          finding({
            check: ID,
            severity: block.href ? 'failed' : 'warning',
            title: 'An image without words',
            place: at,
            detail: block.href
              ? 'It is a link: without words nobody hears where it leads.'
              : 'Many mail programs show no images at first.',
          }),
        ];
      if (FILE_NAME.test(alt))
        return [
          finding({
            check: ID,
            severity: 'warning',
            title: 'The name of a file as words',
            place: at,
            detail: `“${alt}” says nothing to a reader.`,
          }),
        ];
      return [];
    });
  },
};
