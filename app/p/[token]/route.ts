import { savePreferencesRoute, showPreferencesRoute } from '@/lib/server/mail-pages/serve-preferences';

export const GET = showPreferencesRoute();
export const POST = savePreferencesRoute();
