import type { Metadata } from 'next';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { readBrand } from '@/lib/services/content/brand';
import { formOf } from '@/lib/services/delivery/forms';
import { BrandCard } from './_components/brand-card';

export const metadata: Metadata = { title: 'Brand' };

export default page({ permission: 'email.manage' }, async () => <BrandCard brand={formOf(await readBrand(pool()))} />);
