import { blockLabels, fieldsOf } from '../document/fields';
import { walkBlocks } from '../document/walk-blocks';
import { RENDER_FAILURES } from '../render/render-failure';
import type { Check, CheckInput, Finding } from './types';
import { finding } from './words';

const ID = 'rendering';

/** Whether it can be rendered for customers of the segment, and leaves nobody with an empty block. */
export const checkRendering: Check = {
  id: ID,
  passed: 'It renders for every sampled customer',
  run: (input) => [...failures(input), ...empties(input)],
};

function failures({ document, samples }: CheckInput): Finding[] {
  const groups = new Map<
    string,
    { customers: Set<string>; sample: Extract<CheckInput['samples'][number]['result'], { ok: false }> }
  >();
  const everyone = new Set(samples.map(({ customer }) => customer)).size;
  for (const { customer, result } of samples) {
    if (result.ok) continue;
    const key = `${result.reason}\n${result.place}\n${result.quote}`;
    const group = groups.get(key) ?? { customers: new Set(), sample: result };
    group.customers.add(customer);
    groups.set(key, group);
  }
  const labels = blockLabels(document);
  const fields = new Map(fieldsOf(document).map((field) => [field.pointer, field.label]));
  return [...groups.values()].map(({ customers, sample }) =>
    finding({
      check: ID,
      severity: 'failed',
      title: RENDER_FAILURES[sample.reason],
      place: {
        pointer: sample.place,
        quote: sample.quote,
        label:
          fields.get(sample.place) ??
          labels.get(sample.place.replace(/\/[^/]*$/, '')) ??
          labels.get(sample.place) ??
          '',
      },
      detail: `${sample.detail}. ${customers.size} of ${everyone} sampled customers would get no email.`,
    }),
  );
}

function empties({ document, samples }: CheckInput): Finding[] {
  const labels = blockLabels(document);
  const done = samples.filter(({ result }) => result.ok);
  return walkBlocks(document).flatMap(({ place, variant }): Finding[] => {
    const concerned = done.filter((sample) => !variant || sample.variant === variant.key);
    const empty = concerned.filter(({ result }) => result.ok && result.emptyBlocks.includes(place));
    if (empty.length === 0) return [];
    return [
      finding({
        check: 'emptyBlocks',
        severity: 'warning',
        title: `${labels.get(place) ?? 'A block'} is empty for some`,
        place: { pointer: place, quote: '', label: labels.get(place) ?? '' },
        detail: `${empty.length} of ${concerned.length} sampled renderings have nothing in it. Show it only when it has something, or put something in its place.`,
      }),
    ];
  });
}
