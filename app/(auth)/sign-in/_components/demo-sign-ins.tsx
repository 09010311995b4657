import { ROLE_LABEL, type Role } from '@/lib/services/accounts/permissions';

/** Who can sign in to the demo; the passwords stand where the product was started. */
export function DemoSignIns({ signIns }: { signIns: readonly { role: Role; email: string }[] }) {
  return (
    <section aria-label="Accounts of the demo" className="grid w-full max-w-96 gap-2 px-6 text-ink-2 text-xs">
      <p>
        This is the demo shop. Its passwords were printed when it was started, and stand in <code>.data/demo.json</code>
        .
      </p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5">
        {signIns.map(({ role, email }) => (
          <div key={email} className="contents">
            <dt>{ROLE_LABEL[role]}</dt>
            <dd className="font-mono">{email}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
