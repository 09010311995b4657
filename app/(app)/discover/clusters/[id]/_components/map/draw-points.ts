import type { Points } from './density';

export interface DrawInput {
  points: Points;
  /** For each point which of `colours` it has; anything else is grey. */
  index: readonly number[];
  colours: readonly string[];
  grey: string;
  width: number;
  height: number;
  /** Points that are shown fully; all where it is left out. The others are faint. */
  chosen?: ReadonlySet<number> | undefined;
}

/** A dot of a colour, drawn once. */
function spriteOf(colour: string, radius: number, ratio: number, opacity: number): HTMLCanvasElement {
  const side = Math.ceil((radius * 2 + 2) * ratio);
  const sprite = document.createElement('canvas');
  sprite.width = side;
  sprite.height = side;
  const context = sprite.getContext('2d');
  if (context) {
    context.globalAlpha = opacity;
    context.fillStyle = colour;
    context.beginPath();
    context.arc(side / 2, side / 2, radius * ratio, 0, 2 * Math.PI);
    context.fill();
  }
  return sprite;
}

/** Draws every customer as a small dot at half opacity; twenty thousand take a few milliseconds. */
export function drawPoints(canvas: HTMLCanvasElement, input: DrawInput): void {
  const { points, index, colours, grey, width, height, chosen } = input;
  const ratio = Math.min(3, window.devicePixelRatio || 1);
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  if (!context) return;
  const radius = points.x.length > 8_000 ? 1.3 : 1.6;
  const sprites = (opacity: number) => [...colours, grey].map((colour) => spriteOf(colour, radius, ratio, opacity));
  const full = sprites(chosen ? 0.85 : 0.5);
  const faint = chosen ? sprites(0.12) : full;
  for (let i = 0; i < points.x.length; i += 1) {
    const set = !chosen || chosen.has(i) ? full : faint;
    const colour = index[i] ?? -1;
    const sprite = set[colour >= 0 && colour < colours.length ? colour : colours.length];
    if (!sprite) continue;
    const half = sprite.width / 2;
    context.drawImage(sprite, (points.x[i] ?? 0) * ratio - half, (points.y[i] ?? 0) * ratio - half);
  }
}

/** What a colour of the theme is now: a canvas knows no variables. */
export function resolveColour(text: string, element: Element): string {
  const name = /^var\((--[\w-]+)\)$/.exec(text)?.[1];
  return name ? getComputedStyle(element).getPropertyValue(name).trim() || text : text;
}
