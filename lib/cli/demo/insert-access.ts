import type { Client } from 'pg';
import { newId, randomToken } from '@/lib/core';
import { hashPassword } from '@/lib/services/accounts/password';
import { type Role, SCOPES } from '@/lib/services/accounts/permissions';
import { hashSecret } from '@/lib/services/accounts/secrets';

export interface DemoAccess {
  signIns: { role: Role; email: string; password: string }[];
  writeKey: string;
  clientId: string;
  clientSecret: string;
}

const PEOPLE: readonly { role: Role; name: string }[] = [
  { role: 'admin', name: 'Ada Admin' },
  { role: 'marketer', name: 'Mira Marketer' },
  { role: 'reviewer', name: 'Ravi Reviewer' },
  { role: 'manager', name: 'Mona Manager' },
];

/** One person of each role, a write key and an API client; their secrets are random, and are given this once. */
export async function insertAccess(client: Client, at: Date): Promise<DemoAccess> {
  const signIns: DemoAccess['signIns'] = [];
  for (const { role, name } of PEOPLE) {
    const email = `${role}@kindred.example`;
    const password = randomToken(16);
    await client.query(
      'INSERT INTO user_account (id, email, name, role, password_hash, created_at) VALUES ($1, $2, $3, $4::"Role", $5, $6)',
      [newId('usr'), email, name, role, await hashPassword(password), at],
    );
    signIns.push({ role, email, password });
  }
  const writeKey = `kw_${randomToken(32)}`;
  await client.query('INSERT INTO write_key (id, name, key_hash, hint, created_at) VALUES ($1, $2, $3, $4, $5)', [
    newId('wk'),
    'Demo shop',
    hashSecret(writeKey),
    writeKey.slice(0, 7),
    at,
  ]);
  const clientId = `kc_${randomToken(20)}`;
  const clientSecret = `ks_${randomToken(40)}`;
  await client.query(
    'INSERT INTO api_client (id, name, client_id, secret_hash, scopes, created_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [newId('cl'), 'Demo client', clientId, hashSecret(clientSecret), SCOPES, at],
  );
  return { signIns, writeKey, clientId, clientSecret };
}
