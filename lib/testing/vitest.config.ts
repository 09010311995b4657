import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = path.resolve(import.meta.dirname, '..', '..');
// Tests that need a database, processes or files of their own are called *.integration.test.ts or stand in a folder
// that cannot do without a database.
const INTEGRATION = ['**/*.integration.test.{ts,tsx}'];
const NEVER = ['**/node_modules/**', '**/.next/**', '**/.data/**', 'e2e/**', 'dist/**'];

export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    globalSetup: path.join(root, 'lib/testing/prepare-code.ts'),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...NEVER, ...INTEGRATION],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: INTEGRATION,
          exclude: NEVER,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
    maxWorkers: 2,
  },
});
