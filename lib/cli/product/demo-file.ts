import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writePrivately } from './write-privately';

const schema = z.object({
  signIns: z.array(z.object({ role: z.string(), email: z.string(), password: z.string() })),
  writeKey: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
});

/** How to get into the demo: for people, event sources and API clients. */
export type DemoAccess = z.infer<typeof schema> & { url: string };

/**
 * Writes `demo.json` for the present address, readable by its owner only, from what the load left behind
 * (`demo.json.partial`) or from the file of the last start. Undefined where there is no demo.
 */
export function writeDemoFile(dataFolder: string, url: string): DemoAccess | undefined {
  const file = path.join(dataFolder, 'demo.json');
  const source = [`${file}.partial`, file].find((one) => existsSync(one));
  if (source === undefined) return undefined;
  const access = { url, ...schema.parse(JSON.parse(readFileSync(source, 'utf8'))) };
  writePrivately(file, access);
  return access;
}
