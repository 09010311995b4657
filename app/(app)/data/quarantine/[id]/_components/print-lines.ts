import { jsonPointer } from '@/lib/core';

export interface Line {
  text: string;
  /** JSON pointer of the value that begins on this line. */
  pointer: string;
}

/** A JSON value as `JSON.stringify(value, null, 2)` writes it, each line with the place that it begins. */
export function printLines(value: unknown, pointer = '', indent = '', before = '', after = ''): Line[] {
  const open = `${indent}${before}`;
  if (typeof value !== 'object' || value === null)
    return [{ text: `${open}${JSON.stringify(value)}${after}`, pointer }];
  const list = Array.isArray(value);
  const entries: [string, unknown][] = list ? value.map((item, index) => [String(index), item]) : Object.entries(value);
  if (entries.length === 0) return [{ text: `${open}${list ? '[]' : '{}'}${after}`, pointer }];
  const inner = entries.flatMap(([key, child], index) =>
    printLines(
      child,
      pointer + jsonPointer([key]),
      `${indent}  `,
      list ? '' : `${JSON.stringify(key)}: `,
      index < entries.length - 1 ? ',' : '',
    ),
  );
  return [
    { text: `${open}${list ? '[' : '{'}`, pointer },
    ...inner,
    { text: `${indent}${list ? ']' : '}'}${after}`, pointer: `${pointer}#end` },
  ];
}

/** The line on which a fault shows: that of its place, else (what is missing has none) of the nearest place above. */
export function lineOf(lines: readonly Line[], path: string): number {
  for (let place = path; ; place = place.slice(0, place.lastIndexOf('/'))) {
    const index = lines.findIndex((line) => line.pointer === place);
    if (index >= 0) return index;
    if (place === '') return 0;
  }
}
