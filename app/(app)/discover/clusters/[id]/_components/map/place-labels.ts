import type { Frame, Outline } from './plot';

export interface LabelPlace {
  group: string;
  left: number;
  top: number;
  width: number;
}

const HEIGHT = 24;
const GAP = 4;
const LETTER = 7.1;
/** Rows away from the middle that are tried when all else is taken. */
const SHIFTS = [1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6];

/** About how wide a label is: 12 px letters, its dot, its count. */
export const labelWidth = (name: string, size: string, most: number): number =>
  Math.min(most, Math.round(name.length * LETTER + size.length * 6.4 + 40));

/**
 * A place for each group's label at its outline, in order: above, below, at a side, inside; the first that touches
 * neither another label nor the frame. Where all are taken it stands as near to the
 * middle of its group as there is room.
 */
export function placeLabels(
  outlines: readonly Outline[],
  labels: ReadonlyMap<string, { name: string; size: string }>,
  frame: Frame,
): LabelPlace[] {
  const most = frame.width < 520 ? 150 : 290;
  const taken: LabelPlace[] = [];
  const free = (place: LabelPlace) =>
    taken.every(
      (other) =>
        place.left + place.width + GAP <= other.left ||
        other.left + other.width + GAP <= place.left ||
        Math.abs(place.top - other.top) >= HEIGHT + GAP,
    );
  const inFrame = (value: number, low: number, high: number) => Math.min(Math.max(value, low), Math.max(low, high));
  for (const { group, centre, top, bottom } of outlines) {
    const label = labels.get(group);
    if (!label) continue;
    const width = labelWidth(label.name, label.size, most);
    const middle = centre[0] - width / 2;
    const at = (left: number, y: number): LabelPlace => ({
      group,
      width,
      left: inFrame(left, frame.left + 2, frame.width - frame.right - width),
      top: inFrame(y, 4, frame.height - frame.bottom - HEIGHT - 2),
    });
    const wanted = [
      at(middle, top - HEIGHT - 6),
      at(middle, bottom + 6),
      at(middle - width / 2, top - HEIGHT / 2),
      at(middle + width / 2, top - HEIGHT / 2),
      at(middle - width / 2, bottom - HEIGHT / 2),
      at(middle + width / 2, bottom - HEIGHT / 2),
      at(middle, centre[1] - HEIGHT / 2),
    ];
    const shifted = SHIFTS.map((shift) => at(middle, centre[1] - HEIGHT / 2 + shift * (HEIGHT + GAP)));
    taken.push([...wanted, ...shifted].find(free) ?? at(middle, centre[1] - HEIGHT / 2));
  }
  return taken;
}
