/** Who may do what. The server's wrappers ask this table at every entry point; screens ask it to leave things out. */
export const ROLES = ['marketer', 'reviewer', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** A role as a person reads it. */
export const ROLE_LABEL: Readonly<Record<Role, string>> = {
  marketer: 'Marketer',
  reviewer: 'Reviewer',
  manager: 'Manager',
  admin: 'Admin',
};

export const PERMISSIONS = [
  'overview.view',
  'customers.view',
  /** See personal data unmasked. */
  'customers.personal',
  'customers.export',
  'products.view',
  'segments.view',
  'segments.edit',
  'segments.export',
  'models.view',
  /** Train, name, promote, roll back. */
  'models.edit',
  'campaigns.view',
  /** Strategies, campaigns, their content and its submission to review. */
  'campaigns.edit',
  /** Schedule, start, pause and cancel what was approved. */
  'campaigns.send',
  'reviews.view',
  /** Approve, ask for changes, reject; never one's own. */
  'reviews.decide',
  /** Who must approve what, and who is in which group of reviewers: nobody loosens the rules for their own emails. */
  'reviews.manage',
  /** Brand, topics, suppressed addresses, rules of sending, the outbox. */
  'email.manage',
  /** Links to a dashboard for people without an account. */
  'share.create',
  'data.view',
  'data.replay',
  /** One's own name, password and sessions. */
  'account.own',
  'settings.manage',
  'audit.view',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const VIEW = [
  'overview.view',
  'customers.view',
  'products.view',
  'segments.view',
  'models.view',
  'campaigns.view',
  'reviews.view',
  'account.own',
] as const satisfies readonly Permission[];

const GRANTS: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  marketer: new Set([
    ...VIEW,
    'customers.personal',
    'customers.export',
    'segments.edit',
    'segments.export',
    'models.edit',
    'campaigns.edit',
    'campaigns.send',
    'email.manage',
    'share.create',
    'data.view',
    'data.replay',
  ]),
  reviewer: new Set([...VIEW, 'reviews.decide']),
  manager: new Set([...VIEW, 'data.view', 'share.create']),
  admin: new Set(PERMISSIONS),
};

export const can = (role: Role, permission: Permission): boolean => GRANTS[role].has(permission);
export const permissionsOf = (role: Role): Permission[] => PERMISSIONS.filter((permission) => can(role, permission));

/** The page on which a role lands after signing in. */
export const LANDING: Readonly<Record<Role, string>> = {
  marketer: '/segments',
  reviewer: '/campaigns/reviews',
  manager: '/overview',
  admin: '/overview',
};

export const SCOPE_RESOURCES = ['customers', 'segments', 'models', 'campaigns', 'experiments', 'privacy'] as const;
export type Scope = `${(typeof SCOPE_RESOURCES)[number]}:${'read' | 'write'}`;
export const SCOPES: readonly Scope[] = SCOPE_RESOURCES.flatMap((resource): Scope[] => [
  `${resource}:read`,
  `${resource}:write`,
]);
export const isScope = (text: string): text is Scope => (SCOPES as readonly string[]).includes(text);
