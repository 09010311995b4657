'use client';

import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react';
import type { Points } from './density';
import { nearestPoint, pointsInside } from './lasso';
import type { Spot } from './outline';
import type { Frame } from './plot';

export type Tool = 'pointer' | 'lasso';
const REACH = 9;
const STEP = 12;
const FAR = 48;

/** What is under the pointer or the crosshair, and what the lasso holds; all of it by mouse, touch and keys. */
export function useLasso(points: Points, frame: Frame, tool: Tool) {
  const [line, setLine] = useState<readonly Spot[]>([]);
  const [closed, setClosed] = useState(false);
  const [drawing, setDrawing] = useState(false);
  const [hovered, setHovered] = useState(-1);
  const [cross, setCross] = useState<Spot | null>(null);
  const inside = useMemo(() => (closed ? pointsInside(line, points) : []), [closed, line, points]);

  const clear = () => {
    setLine([]);
    setClosed(false);
    setDrawing(false);
  };
  const spotOf = (event: PointerEvent<HTMLElement>): Spot => {
    const box = event.currentTarget.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    setCross(null);
    if (tool !== 'lasso' || event.button !== 0) {
      setHovered(nearestPoint(points, spotOf(event), event.pointerType === 'touch' ? REACH * 2 : REACH));
      return;
    }
    event.currentTarget.setPointerCapture(event.pointerId);
    setHovered(-1);
    setClosed(false);
    setDrawing(true);
    setLine([spotOf(event)]);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const spot = spotOf(event);
    if (!drawing) {
      if (event.pointerType !== 'touch') setHovered(nearestPoint(points, spot, REACH));
      return;
    }
    const last = line.at(-1);
    if (!last || Math.hypot(spot[0] - last[0], spot[1] - last[1]) > 4) setLine([...line, spot]);
  };
  const onPointerUp = () => {
    if (!drawing) return;
    setDrawing(false);
    if (line.length > 2) setClosed(true);
    else clear();
  };
  const onPointerLeave = () => !drawing && setHovered(-1);

  const move = (dx: number, dy: number) => {
    const [x, y] = cross ?? [frame.width / 2, frame.height / 2];
    const next: Spot = [
      Math.min(frame.width - frame.right, Math.max(frame.left, x + dx)),
      Math.min(frame.height - frame.bottom, Math.max(frame.top, y + dy)),
    ];
    setCross(next);
    setHovered(nearestPoint(points, next, FAR));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const far = event.shiftKey ? FAR : STEP;
    const acts: Record<string, () => void> = {
      ArrowLeft: () => move(-far, 0),
      ArrowRight: () => move(far, 0),
      ArrowUp: () => move(0, -far),
      ArrowDown: () => move(0, far),
      ' ': () => {
        if (!cross) return move(0, 0);
        setLine(closed ? [cross] : [...line, cross]);
        setClosed(false);
      },
      Enter: () => !closed && line.length > 2 && setClosed(true),
      Escape: () => {
        clear();
        setCross(null);
        setHovered(-1);
      },
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return {
    line,
    closed,
    inside,
    hovered,
    cross,
    clear,
    handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerLeave, onPointerCancel: onPointerUp, onKeyDown },
  };
}
