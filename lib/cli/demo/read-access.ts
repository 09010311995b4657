import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { CliError } from '../cli-error';

const schema = z.object({ url: z.url(), writeKey: z.string() });

/** Address and write key of the running demo, from its `demo.json`; throws CliError where there is none. */
export function readAccess(dataFolder: string): z.infer<typeof schema> {
  const file = path.join(dataFolder, 'demo.json');
  if (!existsSync(file)) throw new CliError(`There is no demo here (${file}): start it first with \`npm start\`.`);
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new CliError(`${file} does not say where the demo is: start it again with \`npm start\`.`);
  return parsed.data;
}
