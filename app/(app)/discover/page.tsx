import { redirect } from 'next/navigation';
import { page } from '@/lib/server/page';

/** The area begins with the groups of customers. */
export default page({ permission: 'segments.view' }, async () => redirect('/discover/clusters'));
