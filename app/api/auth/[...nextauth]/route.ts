import { serveAuth } from '@/lib/server/auth/serve-auth';
import * as contract from '@/lib/server/contract/auth';
import { route } from '@/lib/server/route';

export const GET = route(contract.authRead, ({ request, params }) => serveAuth(request, params.nextauth));
export const POST = route(contract.authWrite, ({ request, params }) => serveAuth(request, params.nextauth));
