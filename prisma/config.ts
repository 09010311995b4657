import path from 'node:path';
import { defineConfig } from 'prisma/config';

const folder = import.meta.dirname;

// Prisma's native engine is a download; the same engine comes from npm as WebAssembly.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(folder, 'schema-engine.mjs');

export default defineConfig({
  schema: path.join(folder, 'schema.prisma'),
  migrations: { path: path.join(folder, 'migrations') },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://127.0.0.1:1/none' },
});
