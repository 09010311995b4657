import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Role } from '@/lib/services/accounts/permissions';

interface Demo {
  url: string;
  signIns: { role: Role; email: string; password: string }[];
  writeKey: string;
  clientId: string;
  clientSecret: string;
}

/** What the running product wrote down about its demo: sign-ins, a write key, an API client. */
export function readDemo(): Demo {
  const folder = path.resolve(import.meta.dirname, '..', process.env.KINDRED_DATA_DIR ?? '.data');
  return JSON.parse(readFileSync(path.join(folder, 'demo.json'), 'utf8')) as Demo;
}

/** Address of the running product's database, to check what a page says against. */
export function databaseUrl(): string {
  const root = path.resolve(import.meta.dirname, '..');
  const printed = execFileSync(process.execPath, ['lib/cli/bootstrap.mjs', 'db', 'url'], {
    cwd: root,
    encoding: 'utf8',
  });
  return printed.trim().split('\n').at(-1) ?? '';
}

/** Email and password of the demo's account of a role. */
export function accountOf(role: Role): { email: string; password: string } {
  const account = readDemo().signIns.find((each) => each.role === role);
  if (!account) throw new Error(`the demo has no account of the role ${role}`);
  return account;
}

/** Opens a page and waits until it answers to clicks; gives the status of the answer. */
export async function open(page: Page, address: string): Promise<number> {
  const answer = await page.goto(address);
  await page.waitForSelector('html[data-hydrated=true]');
  return answer?.status() ?? 200;
}

/** Fills in the sign-in form of the page at hand. */
export async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Signs in as a person of the role, without a page: what the browser opens next, it opens as that person. */
export async function signInAs(page: Page, role: Role): Promise<void> {
  const { csrfToken } = (await (await page.request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const form = { csrfToken, ...accountOf(role), json: 'true' };
  const answer = await page.request.post('/api/auth/callback/credentials', { form });
  expect(answer.status(), `the sign-in of the ${role}`).toBe(200);
}

/** Signs in through the form, as a person does, and waits for the page on which the role lands. */
export async function signInByForm(page: Page, role: Role): Promise<void> {
  const { email, password } = accountOf(role);
  await open(page, '/sign-in');
  await fillSignIn(page, email, password);
  await expect(page).not.toHaveURL(/sign-in/);
}
