/** What a page answers to a visitor who came to it, redirects followed. */
export interface Visited {
  url: URL;
  status: number;
  text: string;
}

/** A browser without a screen: keeps the cookies of each host and follows redirects. */
export class Visitor {
  /** Of each origin, by name. Ports are told apart, which a browser would not do. */
  readonly cookies = new Map<string, Map<string, string>>();

  jar(origin: string): Map<string, string> {
    const jar = this.cookies.get(origin) ?? new Map<string, string>();
    this.cookies.set(origin, jar);
    return jar;
  }

  /** One request, without following where it leads. */
  async ask(address: string | URL, form?: Record<string, string>): Promise<Response> {
    const url = new URL(address);
    const jar = this.jar(url.origin);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      redirect: 'manual',
      headers: cookie ? { cookie } : {},
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split(';').map((part) => part.trim());
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(pair.indexOf('=') + 1);
      const gone = rest.some((part) => /^max-age=0$/i.test(part) || /^expires=Thu, 01 Jan 1970/i.test(part));
      if (gone || value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** As `ask`, and on to where it leads, unless `stop` says that this address is not to be opened. */
  async visit(
    address: string | URL,
    form?: Record<string, string>,
    stop: (url: URL) => boolean = () => false,
  ): Promise<Visited> {
    let url = new URL(address);
    let response = await this.ask(url, form);
    for (let hops = 0; response.status >= 300 && response.status < 400; hops += 1) {
      const next = response.headers.get('location');
      if (!next || hops > 20) break;
      url = new URL(next, url);
      if (stop(url)) return { url, status: response.status, text: '' };
      response = await this.ask(url);
    }
    return { url, status: response.status, text: await response.text() };
  }
}
