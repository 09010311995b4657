import { showUnsubscribeRoute, unsubscribeRoute } from '@/lib/server/mail-pages/serve-unsubscribe';

export const GET = showUnsubscribeRoute();
export const POST = unsubscribeRoute();
