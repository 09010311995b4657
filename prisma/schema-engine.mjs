#!/usr/bin/env node
/**
 * The schema engine of Prisma, as a program: the WebAssembly build from npm behind the protocol that the Prisma CLI
 * speaks with its native engine (JSON-RPC, one message a line), so that no binary has to be downloaded.
 * Use: PRISMA_SCHEMA_ENGINE_BINARY=<this file>; prisma/config.ts sets it.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { parse } from 'pg-connection-string';

const INTERNAL_CHAR = 18; // type "char" of the system catalogues
const TEXT = 25;

const args = process.argv.slice(2);
const valuesOf = (flag) => args.flatMap((arg, i) => (arg === flag ? [args[i + 1]] : []));
const url = JSON.parse(valuesOf('--datasource')[0] ?? '{}').url ?? process.env.DATABASE_URL ?? '';
const { host, port, user, password, database, ssl } = parse(url);
// Fields instead of a connection string: pg lets a string override the database of the shadow connection.
const connection = {
  host: host ?? '127.0.0.1',
  port: Number(port ?? 5432),
  user,
  password,
  database: database ?? 'postgres',
  ssl,
  connectionTimeoutMillis: 15_000,
};

/** The CLI reads errors from standard error, JSON a line, and passes over the first line. */
function report(message, errorCode) {
  const fields = { message, error_code: errorCode };
  const timestamp = new Date().toISOString();
  process.stderr.write(`\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', timestamp, fields })}`);
}

/** Two things that the driver adapter does not do for a schema engine. */
function adaptForCatalogues(queryable) {
  const { queryRaw, performIO, startTransaction } = queryable;
  // It refuses the internal one-byte "char": read it as text, then say what it is.
  queryable.queryRaw = async (query) => {
    const characters = [];
    const reading = Object.create(queryable, {
      performIO: {
        value: async (statement) => {
          const result = await performIO.call(queryable, statement);
          result.fields.forEach((field, i) => {
            if (field.dataTypeID !== INTERNAL_CHAR) return;
            characters.push(i);
            field.dataTypeID = TEXT;
          });
          return result;
        },
      },
    });
    const answer = await queryRaw.call(reading, query);
    for (const i of characters) answer.columnTypes[i] = ColumnTypeEnum.Character;
    return answer;
  };
  if (startTransaction) {
    queryable.startTransaction = async (...options) =>
      adaptForCatalogues(await startTransaction.apply(queryable, options));
  }
  // It splits a script at every semicolon, also inside function bodies and literals: the server can do it right.
  if (queryable.executeScript) {
    queryable.executeScript = async (script) => {
      try {
        await queryable.underlyingDriver().query(script);
      } catch (error) {
        queryable.onError(error);
      }
    };
  }
  return queryable;
}

class MigrationAdapter extends PrismaPg {
  async connect() {
    return adaptForCatalogues(await super.connect());
  }

  /** A database of its own for the engine to replay migrations in; it goes away with the connection. */
  async connectToShadowDb() {
    const main = await super.connect();
    const name = `prisma_migrate_shadow_db_${randomUUID()}`;
    await main.executeScript(`CREATE DATABASE "${name}"`);
    const shadow = adaptForCatalogues(await new PrismaPg({ ...connection, database: name }).connect());
    const close = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await close();
      await main.executeScript(`DROP DATABASE "${name}" WITH (FORCE)`);
      await main.dispose();
    };
    return shadow;
  }
}

/** `cli <command>`: the small questions that the CLI asks before it opens a session. */
async function answerCommand(command) {
  const run = async (name, statement) => {
    const client = new pg.Client({ ...connection, database: name });
    client.on('error', () => undefined);
    await client.connect();
    if (statement) await client.query(statement);
    await client.end();
  };
  const quoted = pg.escapeIdentifier(connection.database);
  try {
    if (command === 'create-database') await run('postgres', `CREATE DATABASE ${quoted}`);
    else if (command === 'drop-database') await run('postgres', `DROP DATABASE ${quoted} WITH (FORCE)`);
    else await run(connection.database);
    return 0;
  } catch (error) {
    const codes = { '3D000': 'P1003', ECONNREFUSED: 'P1001', ENOTFOUND: 'P1001', '28P01': 'P1000', 28000: 'P1000' };
    const missing = error.code === '3D000';
    const message = missing ? `Database \`${connection.database}\` does not exist` : error.message || error.code;
    report(message, codes[error.code] ?? 'P1010');
    return 1;
  }
}

let panic = '';

async function loadEngine() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message: (message) => {
      panic = message;
    },
  };
  const module = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = readFileSync(path.join(path.dirname(module), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const files = valuesOf('--datamodels').map((file) => [file, readFileSync(file, 'utf8')]);
  const options = { datamodels: files.length > 0 ? files : undefined };
  const adapter = bindMigrationAwareSqlAdapterFactory(new MigrationAdapter(connection));
  return glue.SchemaEngine.new(options, () => undefined, adapter);
}

async function serve(engine) {
  const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  let printed = 1_000_000; // ids of what we ask the CLI, away from the ids of what it asks us
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const { id, method, params } = JSON.parse(line);
    if (!method) continue; // its answer to a print
    try {
      let result = method === 'getDatabaseVersion' ? await engine.version(params) : await engine[method](params);
      if (method === 'diff' && result.stdout != null) {
        printed += 1;
        send({ id: printed, method: 'print', params: { content: result.stdout } });
        result = { exitCode: result.exitCode, stdout: null };
      }
      send({ id, result: result ?? {} });
    } catch (error) {
      const message = panic || error?.message || String(error);
      const data = { is_panic: panic !== '', message, error_code: error?.code, meta: error?.meta ?? {} };
      send({ id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } });
    }
  }
}

if (args.includes('cli')) process.exit(await answerCommand(args[args.indexOf('cli') + 1]));
process.on('uncaughtException', (error) => {
  report(panic || error.message); // a panic of the engine surfaces here
  process.exit(101);
});
await serve(await loadEngine());
process.exit(0);
