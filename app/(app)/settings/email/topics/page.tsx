import type { Metadata } from 'next';
import { pool } from '@/lib/platform/db';
import { page } from '@/lib/server/page';
import { listTopics } from '@/lib/services/delivery/topics/list-topics';
import { TopicTable } from './_components/topic-table';

export const metadata: Metadata = { title: 'Topics' };

export default page({ permission: 'email.manage' }, async () => <TopicTable topics={await listTopics(pool())} />);
