import { redirect } from 'next/navigation';
import { publicPage } from '@/lib/server/page';
import { hasPeople } from '@/lib/services/accounts/has-people';
import { LANDING } from '@/lib/services/accounts/permissions';

export default publicPage('It only sends people on to where they belong.', async ({ person }) => {
  if (person) redirect(LANDING[person.role]);
  redirect((await hasPeople()) ? '/sign-in' : '/setup');
});
