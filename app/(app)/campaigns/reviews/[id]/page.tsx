import type { Metadata } from 'next';
import { page } from '@/lib/server/page';
import { showReviews } from '../_components/show-reviews';

export const metadata: Metadata = { title: 'Review' };

export default page({ permission: 'reviews.view' }, ({ person, params }) => showReviews(person, params.id ?? ''));
