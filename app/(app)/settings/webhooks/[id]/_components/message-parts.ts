import { z } from 'zod';
import type { Delivery } from '@/lib/services/delivery/webhooks/delivery-row';

const parts = z.object({
  data: z.object({
    segment: z.object({ id: z.string(), name: z.string() }).optional(),
    customer: z.object({ id: z.string(), externalId: z.string().nullable() }).optional(),
  }),
});

/** The segment and the customer that a message is about; a test is about neither. */
export function partsOf({ payload }: Pick<Delivery, 'payload'>): z.infer<typeof parts>['data'] {
  const found = parts.safeParse(payload);
  return found.success ? found.data.data : {};
}
