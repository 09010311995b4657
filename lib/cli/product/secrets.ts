import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writePrivately } from './write-privately';

const NAMES = ['NEXTAUTH_SECRET', 'KINDRED_ENCRYPTION_KEY'] as const;

/** The product's secrets: from the environment, else made once and kept in the data folder for their owner alone. */
export function readOrMakeSecrets(folder: string): Record<(typeof NAMES)[number], string> {
  const file = path.join(folder, 'secrets.json');
  const kept: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const made = NAMES.filter((name) => !kept[name]);
  for (const name of made) kept[name] = randomBytes(32).toString('base64');
  if (made.length > 0) writePrivately(file, kept);
  const secret = (name: (typeof NAMES)[number]) => process.env[name] || kept[name] || '';
  return { NEXTAUTH_SECRET: secret('NEXTAUTH_SECRET'), KINDRED_ENCRYPTION_KEY: secret('KINDRED_ENCRYPTION_KEY') };
}
