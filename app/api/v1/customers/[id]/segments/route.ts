import { customerSegmentsRoute } from '@/lib/server/fast-lane/handlers';

export const GET = customerSegmentsRoute();
