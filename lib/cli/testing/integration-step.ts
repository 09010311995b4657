import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TEST_SETTINGS } from '../postgres/settings';
import { startServer } from '../postgres/start-server';
import type { Shutdown } from '../process/shutdown';
import type { Step } from './step';
import { runVitest } from './vitest-step';

/** The tests that need a database, on a server of this run's own. */
export const integrationStep = (shutdown: Shutdown): Step => ({
  name: 'integration',
  title: 'Integration tests on a real PostgreSQL (Vitest)',
  run: async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'kindred-integration-'));
    const server = await startServer(folder, TEST_SETTINGS);
    const close = async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    };
    shutdown.add(close);
    try {
      return await runVitest('integration', { KINDRED_TEST_SERVER: server.url('postgres') });
    } finally {
      await close();
    }
  },
});
