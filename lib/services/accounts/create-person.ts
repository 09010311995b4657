import { newId } from '@/lib/core';
import { prisma } from '@/lib/platform/db';
import { hashPassword } from './password';
import type { Role } from './permissions';

export interface NewPerson {
  name: string;
  /** Lower case. */
  email: string;
  role: Role;
  /** Left out for one who signs in through the identity provider. */
  password?: string;
  at: Date;
}

/** A new account; answers its id. The caller has made sure that the email is free. */
export async function createPerson({ name, email, role, password, at }: NewPerson): Promise<string> {
  const id = newId('usr');
  const passwordHash = password === undefined ? null : await hashPassword(password);
  await prisma().user.create({ data: { id, name, email, role, passwordHash, createdAt: at } });
  return id;
}
