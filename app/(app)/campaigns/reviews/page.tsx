import type { Metadata } from 'next';
import { page } from '@/lib/server/page';
import { showReviews } from './_components/show-reviews';

export const metadata: Metadata = { title: 'Reviews' };

/** The queue, with the first email that waits opened beside it where there is room. */
export default page({ permission: 'reviews.view' }, ({ person }) => showReviews(person, null));
