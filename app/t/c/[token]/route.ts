import { clickRoute } from '@/lib/server/mail-pages/serve-tracking';

export const GET = clickRoute();
