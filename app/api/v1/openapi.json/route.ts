import { ENDPOINTS } from '@/lib/server/contract';
import * as contract from '@/lib/server/contract/openapi';
import { buildDocument } from '@/lib/server/openapi/build-document';
import { route } from '@/lib/server/route';

export const dynamic = 'force-dynamic';

export const GET = route(contract.showOpenApi, async () => buildDocument(ENDPOINTS));
