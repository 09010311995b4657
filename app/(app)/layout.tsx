import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import type { Area } from '@/components/shell/navigation';

const areas: Area[] = [
  { key: 'overview', label: 'Overview', href: '/overview' },
  {
    key: 'audience',
    label: 'Audience',
    href: '/customers',
    pages: [
      { label: 'Customers', href: '/customers' },
      { label: 'Products', href: '/products' },
    ],
  },
  { key: 'segments', label: 'Segments', href: '/segments' },
  {
    key: 'data',
    label: 'Data',
    href: '/data/sources',
    pages: [
      { label: 'Sources & events', href: '/data/sources' },
      { label: 'Quarantine', href: '/data/quarantine' },
      { label: 'About the data', href: '/data/about' },
    ],
  },
  { key: 'settings', label: 'Settings', href: '/settings', foot: true },
];

/** The shell of every page behind the sign-in. */
export default function SignedInLayout({ children }: { children: ReactNode }) {
  return (
    <AppShell areas={areas} user={{ name: 'Ada Marsh', email: 'ada@example.test', role: 'Admin' }}>
      {children}
    </AppShell>
  );
}
