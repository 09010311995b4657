import { readFileSync } from 'node:fs';
import path from 'node:path';

interface DemoFile {
  signIns: readonly { role: string; email: string; password: string }[];
}

/**
 * A person of the role, signed in to the product whose data folder this is: opens pages as their browser does first,
 * the whole document. Rejects where a page is not answered with 200.
 */
export async function signedIn(url: string, folder: string, role: string): Promise<(page: string) => Promise<string>> {
  const { signIns } = JSON.parse(readFileSync(path.join(folder, 'demo.json'), 'utf8')) as DemoFile;
  const person = signIns.find((each) => each.role === role);
  if (!person) throw new Error(`the demo has no account of the role ${role}`);
  const cookies = new Map<string, string>();
  const ask = async (page: string, form?: Record<string, string>): Promise<Response> => {
    const answer = await fetch(`${url}${page}`, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return answer;
  };
  const { csrfToken } = (await (await ask('/api/auth/csrf')).json()) as { csrfToken: string };
  const { email, password } = person;
  await ask('/api/auth/callback/credentials', { csrfToken, email, password, json: 'true' });
  return async (page) => {
    const answer = await ask(page);
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${page}: ${answer.status}`);
    return text;
  };
}
