import { callRoute } from '@/lib/server/ingest';

export const POST = callRoute('alias');
