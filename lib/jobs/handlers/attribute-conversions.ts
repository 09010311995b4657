import { attributeConversions as attribute } from '@/lib/services/delivery/convert/attribute-conversions';
import type { JobHandler } from '../define-job';

/** Orders credited to the emails before them. */
export const attributeConversions: JobHandler<unknown> = async (_payload, { pool, clock }) => {
  await attribute(pool, clock.now());
};
