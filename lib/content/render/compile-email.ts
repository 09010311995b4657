import type { Liquid, Template } from 'liquidjs';
import mjml2html from 'mjml';
import type { Brand, EmailDocument } from '../document/document';
import { escapeHtml } from '../escape-html';
import type { RenderContext, RenderedEmail } from '../render-types';
import { emailAmp } from './email-amp';
import { emailMjml } from './email-mjml';
import { emailText } from './email-text';
import { lineText } from './inline-text';
import type { Layout } from './layout';
import { linkMaker } from './link-maker';
import { ESCAPE, LINKS, type MakeLink } from './link-tag';
import { createEngine } from './liquid-engine';
import { gridsOf, makeScope } from './make-scope';
import { Patience } from './patience';
import { RenderFailure } from './render-failure';
import { runTemplate } from './run-template';
import { asFailure, LinkBook, Markers, readField, type TemplatePlace } from './template-source';

export interface CompiledEmail {
  /** Key of the variant that this is. */
  variant: string;
  /** Places of its links, by position. */
  links: readonly string[];
  /** For one customer. Throws RenderFailure: then the customer gets nothing rather than something broken. */
  render(context: RenderContext): Promise<RenderedEmail>;
  /** The same at once. */
  renderNow(context: RenderContext): RenderedEmail;
}

const plain = (text: string): string => text;
const engines = { html: createEngine(escapeHtml), text: createEngine(plain) };

/**
 * One variant of an email, laid out and parsed once, to be rendered for each customer in well under a millisecond. Throws
 * RenderFailure (`template`) with the place where what a person wrote is not valid.
 */
export async function compileEmail(
  document: EmailDocument,
  brand: Brand,
  { variant: key }: { variant: string },
): Promise<CompiledEmail> {
  const variant = document.variants.find((one) => one.key === key);
  if (!variant) throw new RenderFailure('template', `there is no variant ${key}`, '/variants');
  const links = new LinkBook();
  const layout = (engine: Liquid): Layout & { markers: Markers } => ({
    engine,
    markers: new Markers(),
    links,
    brand,
    variant: variant.key,
    own: variant.blocks !== null,
  });
  const html = layout(engines.html);
  const { html: laidOut } = await mjml2html(emailMjml(html, document, variant), {
    validationLevel: 'soft',
    keepComments: false,
    beautify: false,
    minify: false,
    ignoreIncludes: true,
    useMjmlConfigOptions: false,
  });
  const text = layout(engines.text);
  const amp = layout(engines.html);
  const at = `/variants/${document.variants.indexOf(variant)}`;
  const parts = {
    html: parse(engines.html, html.markers.restore(squeeze(laidOut)), escapeHtml),
    text: parse(engines.text, text.markers.restore(emailText(text, document, variant)), plain),
    subject: parse(engines.text, lineOf(variant.subject, `${at}/subject`), plain),
    amp: document.amp ? parse(engines.html, amp.markers.restore(emailAmp(amp, document, variant)), escapeHtml) : null,
    preheader: parse(engines.text, lineOf(variant.preheader, `${at}/preheader`), plain),
  };
  const grids = gridsOf(document, variant);
  const makeLinks = linkMaker(document, variant, links);
  const patience = new Patience();
  const renderOnce = (context: RenderContext): RenderedEmail => {
    const scope = makeScope(context, document.language, grids);
    const link = makeLinks(context);
    const subject = oneLine(run(parts.subject, scope, link));
    if (!subject) throw new RenderFailure('missingValue', 'the subject is empty', `${at}/subject`, variant.subject);
    const body = run(parts.html, scope, link);
    return {
      subject,
      preheader: oneLine(run(parts.preheader, scope, link)),
      html: body,
      text: run(parts.text, scope, link)
        .replace(/[ \t]+$/gm, '')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
      ...(parts.amp && { amp: run(parts.amp, scope, link) }),
      bytes: byteLength(body),
    };
  };
  const renderNow = (context: RenderContext): RenderedEmail => patience.try(() => renderOnce(context));
  return { variant: variant.key, links: links.places, renderNow, render: async (context) => renderNow(context) };
}

interface Part {
  engine: Liquid;
  templates: Template[];
  places: readonly TemplatePlace[];
  escapeWith: (text: string) => string;
}

function parse(
  engine: Liquid,
  { template, places }: { template: string; places: TemplatePlace[] },
  escapeWith: (text: string) => string,
): Part {
  try {
    return { engine, templates: engine.parse(template), places, escapeWith };
  } catch (error) {
    throw asFailure(error, '', 'template');
  }
}

const lineOf = (text: string, place: string) => ({
  template: lineText(readField(engines.text, text, place)),
  places: [{ begin: 0, place }],
});

function run(part: Part, scope: Record<string, unknown>, links: MakeLink): string {
  try {
    return runTemplate(part.engine, part.templates, scope, { [LINKS]: links, [ESCAPE]: part.escapeWith });
  } catch (error) {
    throw asFailure(error, placeOf(part, error), 'template');
  }
}

/** Where in the document the part of a template stands that failed. */
function placeOf({ places }: Part, error: unknown): string {
  const begin = (error as { token?: { begin?: number } } | null)?.token?.begin ?? 0;
  let found = places[0]?.place ?? '';
  for (const one of places) {
    if (one.begin > begin) break;
    found = one.place;
  }
  return found;
}

/** A header holds one line: what breaks it or steers a terminal is taken out. */
const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();

/** Indentation and empty lines cost bytes, of which Gmail shows only so many. */
const squeeze = (html: string): string => html.replace(/\n\s+/g, '\n').replace(/>\n</g, '><');

const encoder = new TextEncoder();
const byteLength = (text: string): number => encoder.encode(text).length;
