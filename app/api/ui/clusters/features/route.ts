import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import * as contract from '@/lib/server/contract/clusters-ui';
import { route } from '@/lib/server/route';
import { previewFeatures } from '@/lib/services/models/features/preview-features';

export const POST = route(contract.featureSpreads, ({ body }) =>
  previewFeatures(pool(), body.population, systemClock.now()),
);
