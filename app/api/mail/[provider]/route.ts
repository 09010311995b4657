import { reportsRoute } from '@/lib/server/mail-pages/serve-reports';

export const POST = reportsRoute();
