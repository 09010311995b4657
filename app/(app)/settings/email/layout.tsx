import type { ReactNode } from 'react';
import { EmailTabs } from './_components/email-tabs';

export default function EmailSettingsLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-w-0 content-start gap-4">
      <EmailTabs />
      {children}
    </div>
  );
}
