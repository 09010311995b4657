'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '@/components/ui/cn';

const ITEMS = [
  { href: '/settings/email', label: 'Sending' },
  { href: '/settings/email/rules', label: 'Limits' },
  { href: '/settings/email/brand', label: 'Brand' },
  { href: '/settings/email/topics', label: 'Topics' },
  { href: '/settings/email/suppressed', label: 'Suppressed addresses' },
  { href: '/settings/email/outbox', label: 'Outbox' },
];

/** The pages of the settings of email, below the tabs of all settings. */
export function EmailTabs() {
  const pathname = usePathname();
  return (
    <nav aria-label="Settings of email" className="flex flex-wrap gap-1.5">
      {ITEMS.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={pathname === href ? 'page' : undefined}
          className={cn(
            'rounded-full border border-line px-3 py-1 text-ink-2 text-sm hover:bg-hover hover:text-ink',
            pathname === href && 'border-line-strong bg-sunken font-[550] text-ink',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
