import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whether a process with this number exists and has not just died (a zombie counts as dead). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return !/^\d+ \(.*\) [ZX] /s.test(readProcessLine(pid));
}

/** A text that tells this process from a later one with the same number: its start time, or '' where unknown. */
export function processIdentity(pid: number): string {
  const line = readProcessLine(pid);
  if (line !== '') return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

function readProcessLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}
