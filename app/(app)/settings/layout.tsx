import type { ReactNode } from 'react';
import { PageHeader } from '@/components/ui/page-header';
import { LinkTabs } from '@/components/ui/tabs';
import { requirePerson } from '@/lib/server/page';
import { can, type Permission } from '@/lib/services/accounts/permissions';

const tabs: readonly { href: string; label: string; permission: Permission }[] = [
  { href: '/settings/account', label: 'Your account', permission: 'account.own' },
  { href: '/settings/email', label: 'Email', permission: 'email.manage' },
  { href: '/settings/team', label: 'Team', permission: 'settings.manage' },
  { href: '/settings/review', label: 'Review', permission: 'reviews.manage' },
  { href: '/settings/api', label: 'API access', permission: 'settings.manage' },
  { href: '/settings/webhooks', label: 'Webhooks', permission: 'settings.manage' },
  { href: '/settings/sign-in', label: 'Sign-in', permission: 'settings.manage' },
  { href: '/settings/audit', label: 'Audit log', permission: 'audit.view' },
];

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { role } = await requirePerson();
  const items = tabs.filter(({ permission }) => can(role, permission)).map(({ href, label }) => ({ href, label }));
  return (
    <div className="grid min-w-0 content-start gap-4">
      <PageHeader title="Settings" />
      {items.length > 1 && <LinkTabs label="Settings" items={items} />}
      {children}
    </div>
  );
}
