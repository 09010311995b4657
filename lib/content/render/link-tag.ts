import {
  type Context,
  type Emitter,
  type Liquid,
  Tag,
  type TagToken,
  type Template,
  type TopLevelToken,
} from 'liquidjs';
import { unescapeHtml } from '../escape-html';

/** What a link of this rendering becomes: checked, with its parameters, tracked. Throws where it must not be. */
export type MakeLink = (url: string, position: number) => string;
export const LINKS = 'kindred.links';
export const ESCAPE = 'kindred.escape';

/** `{% klink 3 %}https://…{% endklink %}`: an address of the email, by its position. Made by us, never by a person. */
export class LinkTag extends Tag {
  private readonly position: number;
  private readonly templates: Template[] = [];

  constructor(token: TagToken, remaining: TopLevelToken[], liquid: Liquid) {
    super(token, remaining, liquid);
    this.position = Number(token.args.trim());
    while (remaining.length > 0) {
      const next = remaining.shift();
      if (!next || (next as { name?: string }).name === 'endklink') return;
      this.templates.push(liquid.parser.parseToken(next, remaining));
    }
    throw new Error('link not closed');
  }

  override *render(ctx: Context, emitter: Emitter): Generator<unknown, void, string> {
    const inner = yield this.liquid.renderer.renderTemplates(this.templates, ctx);
    const make = ctx.getRegister<MakeLink>(LINKS);
    const escapeWith = ctx.getRegister<(text: string) => string>(ESCAPE);
    emitter.write(escapeWith(make(unescapeHtml(inner), this.position)));
  }
}
