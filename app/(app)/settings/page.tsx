import { redirect } from 'next/navigation';
import { page } from '@/lib/server/page';

export default page({ permission: 'account.own' }, async () => redirect('/settings/account'));
