import { escapeHtml } from '@/lib/content/escape-html';

/** Markup that has been made safe. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | readonly Html[];

/** Markup with its values escaped, save those that are markup themselves. */
export const html = (strings: TemplateStringsArray, ...values: readonly Part[]): Html =>
  new Html(strings.map((text, i) => (i === 0 ? '' : textOf(values[i - 1] ?? '')) + text).join(''));

function textOf(part: Part): string {
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map((one: Html) => one.text).join('');
  return escapeHtml(String(part));
}

const STYLE = `:root{color-scheme:light dark;--paper:#fbfaf7;--card:#fff;--ink:#1b1d22;--ink2:#565a63;--line:#dcd9d1;--accent:#2750e0;--on:#fff;--good:#14683f}
@media(prefers-color-scheme:dark){:root{--paper:#121316;--card:#191b1f;--ink:#eceae4;--ink2:#b0b3ba;--line:#3a3d44;--accent:#7f9bff;--on:#0c1230;--good:#7fd3a5}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",sans-serif;overflow-wrap:anywhere}
main{max-width:34rem;margin:0 auto;padding:2.5rem 1rem}.shop{margin:0 0 1rem;font-weight:650;color:var(--ink2)}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.5rem}h1{font-size:1.35rem;line-height:1.3;margin:0 0 .5rem}h2{font-size:1rem;margin:0 0 .35rem}
p{margin:0 0 1rem}.quiet{color:var(--ink2);font-size:.9rem}fieldset{border:0;border-top:1px solid var(--line);margin:1.25rem 0 0;padding:1.25rem 0 0;min-width:0}legend{padding:0;font-weight:600;float:left;width:100%;margin-bottom:.5rem}legend+*{clear:both}
.choice{display:flex;gap:.65rem;padding:.4rem 0;align-items:flex-start}.choice input{width:1.25rem;height:1.25rem;margin:.15rem 0 0;flex:none;accent-color:var(--accent)}.choice span span{display:block;color:var(--ink2);font-size:.9rem}
label.line{display:block;margin-bottom:.75rem}select{display:block;width:100%;max-width:20rem;margin-top:.3rem;min-height:2.6rem;padding:.3rem .5rem;font:inherit;color:inherit;background:var(--card);border:1px solid var(--ink2);border-radius:8px}
button{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1.1rem;border-radius:9px;border:1px solid var(--ink2);background:var(--card);color:var(--ink);cursor:pointer}button.again{display:block;margin:0 0 .5rem 1.9rem;min-height:2.25rem;padding:.25rem .8rem;font-size:.9rem;font-weight:400}button.main{background:var(--accent);border-color:var(--accent);color:var(--on)}
a{color:var(--accent);text-underline-offset:3px}:focus-visible{outline:3px solid var(--accent);outline-offset:2px}.done{border-left:4px solid var(--good);padding:.25rem 0 .25rem .75rem;margin-bottom:1rem}.acts{margin-top:1.5rem}form+form{margin-top:1.25rem;border-top:1px solid var(--line);padding-top:1.25rem}`;

const SECURITY = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  // No script, no picture, no frame: only the form.
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};

export interface MailPage {
  title: string;
  /** Name of the shop. */
  shop: string;
  body: Html;
  status?: number;
}

/** A page for a customer of the shop: plain markup that works in any mail program's browser, without a script. */
export function mailPage({ title, shop, body, status = 200 }: MailPage): Response {
  const page = html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} · ${shop}</title><style>${new Html(STYLE)}</style></head><body><main><p class="shop">${shop}</p><div class="card">${body}</div></main></body></html>`;
  return new Response(page.text, { status, headers: SECURITY });
}

/** What a link says that is not ours, or whose customer is no longer there. */
export const invalidLink = (shop: string): Response =>
  mailPage({
    title: 'This link is not valid',
    shop,
    status: 404,
    body: html`<h1>This link is not valid</h1><p>It may have been cut off. Open it again from the email, or answer the email and we will see to it.</p>`,
  });
