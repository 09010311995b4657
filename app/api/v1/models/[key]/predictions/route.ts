import { predictionsRoute } from '@/lib/server/fast-lane/handlers';

export const POST = predictionsRoute();
