import { availableParallelism, cpus, totalmem } from 'node:os';

/** One measured case. `ratio` above 1 means that we are better, whichever way the unit points. */
export interface BenchCase {
  case: string;
  ours: number;
  peer: number | null;
  peerName: string | null;
  ratio: number | null;
  unit: string;
  /** What both sides arrived at, or how it was measured. */
  note?: string;
}

export interface BenchReport {
  name: string;
  seed: number | string;
  sizes: Record<string, number>;
  results: BenchCase[];
}

/** Prints the table and, with `--json` among the arguments, the whole as one JSON object in the last line. */
export function report(bench: BenchReport, args: readonly string[] = []): void {
  const machine = `${cpus()[0]?.model ?? process.arch} × ${availableParallelism()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.version}`;
  const sizes = Object.entries(bench.sizes).map(([name, size]) => `${name} ${size.toLocaleString('en')}`);
  console.log(`\n${bench.name} on ${machine}\n${sizes.join(', ')}; seed ${bench.seed}\n`);
  const header = ['case', 'ours', 'peer', 'peer is', 'ratio'];
  const rows = bench.results.map((one) => [
    one.case,
    `${show(one.ours)} ${one.unit}`,
    one.peer === null ? '–' : `${show(one.peer)} ${one.unit}`,
    one.peerName ?? '–',
    one.ratio === null ? '–' : `${one.ratio.toFixed(2)}×`,
  ]);
  const widths = header.map((_, i) => Math.max(...[header, ...rows].map((row) => row[i]?.length ?? 0)));
  for (const row of [header, widths.map((width) => '─'.repeat(width)), ...rows]) {
    console.log(row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '));
  }
  for (const { case: name, note } of bench.results) if (note) console.log(`${name}: ${note}`);
  console.log('');
  if (args.includes('--json')) {
    const { name, seed, sizes: given, results } = bench;
    console.log(JSON.stringify({ name, machine, seed, sizes: given, results }));
  }
}

const show = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 10 ? 3 : Math.abs(value) < 1000 ? 1 : 0 });
