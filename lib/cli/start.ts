import path from 'node:path';
import { buildCompute } from './build/build-compute';
import { buildProduct } from './build/build-product';
import { generateCode } from './build/generate-code';
import { unlessFullDisk } from './cli-error';
import { applyMigrations } from './database/apply-migrations';
import { readEnvironment } from './environment';
import { logSince } from './process/log-since';
import { listenForShutdown } from './process/shutdown';
import { claimPlace } from './product/claim-place';
import { writeDemoFile } from './product/demo-file';
import { loadDemoOnce } from './product/load-demo';
import { openDatabase } from './product/open-database';
import { productEnvironment } from './product/product-environment';
import { runProduct } from './product/run-product';
import { sayReady } from './product/say-ready';
import { stopCommands } from './run-command';

const say = (line: string) => console.log(line);

/** `npm start`: everything that stands between a fresh clone and a product that people can use. */
export async function run(args: readonly string[], mode: 'production' | 'development' = 'production'): Promise<number> {
  const environment = readEnvironment();
  const shutdown = listenForShutdown(say);
  const databaseLog = logSince(path.join(environment.dataFolder, 'postgres.log'));
  try {
    const claim = await claimPlace(environment);
    shutdown.add(claim.release);
    shutdown.add(stopCommands);

    await generateCode();
    await buildCompute();
    const database = await openDatabase(environment, say);
    shutdown.add(database.stop);
    const applied = await applyMigrations(database.url);
    if (applied.length > 0) say(`The database is up to date (${applied.length} migrations applied).`);

    const env = productEnvironment(environment, database.url);
    Object.assign(process.env, env); // the demo's loading uses the product's own code
    if (mode === 'production') await buildProduct(env, say);
    if (!args.includes('--no-demo')) await loadDemoOnce(database.url);

    const product = await runProduct(mode, environment, env, say);
    shutdown.add(product.stop);
    await product.ready();
    const access = writeDemoFile(environment.dataFolder, environment.publicUrl);
    sayReady(environment, access, path.join(environment.dataFolder, 'demo.json'), say);
    await shutdown.interrupted;
    return 0;
  } catch (error) {
    throw unlessFullDisk(error, databaseLog());
  } finally {
    await shutdown.close();
  }
}
