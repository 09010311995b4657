import { openRoute } from '@/lib/server/mail-pages/serve-tracking';

export const GET = openRoute();
