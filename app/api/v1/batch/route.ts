import { batchRoute } from '@/lib/server/ingest';

export const POST = batchRoute();
