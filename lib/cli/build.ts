import { buildCompute } from './build/build-compute';
import { buildProduct } from './build/build-product';
import { generateCode } from './build/generate-code';

/** `npm run build`: web and worker for production, where they are missing or stale; a start does it by itself. */
export async function run(): Promise<number> {
  await generateCode();
  await buildCompute();
  // Pages are rendered when they are asked for: no database is met while building.
  await buildProduct({ DATABASE_URL: process.env.DATABASE_URL ?? 'postgresql://127.0.0.1:1/none' }, console.log);
  return 0;
}
