import { readdirSync, readFileSync } from 'node:fs';

/**
 * Most memory (MiB) that front, web and worker below a process have had resident, by /proc; empty where there is none.
 */
export function peakMemory(root: number): { front?: number; web?: number; worker?: number } {
  const peaks: { front?: number; web?: number; worker?: number } = {};
  for (const pid of descendants(root)) {
    const command = read(pid, 'cmdline').replaceAll('\0', ' ');
    const peak = Number(/VmHWM:\s+(\d+)/.exec(read(pid, 'status'))?.[1] ?? 0) / 1024;
    if (command.includes('worker.mjs')) peaks.worker = Math.max(peaks.worker ?? 0, peak);
    else if (command.includes('front.mjs')) peaks.front = Math.max(peaks.front ?? 0, peak);
    else if (command.includes('next-server') || command.includes('next start'))
      peaks.web = Math.max(peaks.web ?? 0, peak);
  }
  return peaks;
}

function descendants(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const parent = /PPid:\s+(\d+)/.exec(/^\d+$/.test(name) ? read(Number(name), 'status') : '')?.[1];
    if (parent) parents.set(Number(name), Number(parent));
  }
  const isBelow = (pid: number): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && (parent === root || isBelow(parent));
  };
  return [...parents.keys()].filter(isBelow);
}

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return ''; // It has ended, or there is no /proc.
  }
}
