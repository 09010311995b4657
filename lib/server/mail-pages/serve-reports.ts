import { AppError } from '@/lib/core';
import { systemClock } from '@/lib/core/clock';
import { pool } from '@/lib/platform/db';
import { type Env, env } from '@/lib/platform/env';
import { type MailReport, UnsignedReport } from '@/lib/platform/mail/api/report';
import { readMailgunReports } from '@/lib/platform/mail/mailgun/read-mailgun-reports';
import { readPostmarkReports } from '@/lib/platform/mail/postmark/read-postmark-reports';
import { readSendgridReports } from '@/lib/platform/mail/sendgrid/read-sendgrid-reports';
import { readSesReports } from '@/lib/platform/mail/ses/read-ses-reports';
import { takeReports } from '@/lib/services/delivery/reports/take-reports';
import { takeMailReports } from '../contract/mail-public';
import { readBytes } from '../read-body';
import { route } from '../route';

const LIMIT = 2_000_000;
const PATIENCE_MS = 10_000;

/** Fetches from Amazon, whose address has been checked. */
const fetchText = async (url: string): Promise<string> =>
  (await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) })).text();

type Reader = (headers: Headers, body: string, at: Date) => Promise<MailReport[]> | MailReport[];

/** How the webhooks of a provider are read; undefined where none is configured. */
function readerOf(provider: string, settings: Env): Reader | undefined {
  const { SES_TOPIC_ARN, SENDGRID_WEBHOOK_KEY, POSTMARK_WEBHOOK_PASSWORD, MAILGUN_WEBHOOK_KEY } = settings;
  if (provider === 'ses' && SES_TOPIC_ARN)
    return async (_headers, body, at) => {
      const call = await readSesReports(body, SES_TOPIC_ARN, fetchText, at);
      if ('reports' in call) return call.reports;
      await fetchText(call.confirm);
      return [];
    };
  if (provider === 'sendgrid' && SENDGRID_WEBHOOK_KEY)
    return (headers, body, at) => readSendgridReports(headers, body, SENDGRID_WEBHOOK_KEY, at);
  if (provider === 'postmark' && POSTMARK_WEBHOOK_PASSWORD)
    return (headers, body, at) => readPostmarkReports(headers, body, POSTMARK_WEBHOOK_PASSWORD, at);
  if (provider === 'mailgun' && MAILGUN_WEBHOOK_KEY)
    return (_headers, body, at) => readMailgunReports(body, MAILGUN_WEBHOOK_KEY, at);
  return undefined;
}

/** Bounces, complaints and deliveries as a mail provider tells them, where it can be shown that it is the provider. */
export const reportsRoute = () =>
  route(takeMailReports, async ({ params, request }) => {
    const read = readerOf(params.provider, env());
    if (!read) throw new AppError('notFound');
    const body = new TextDecoder().decode(await readBytes(request, LIMIT));
    const at = systemClock.now();
    const reports = await Promise.resolve()
      .then(() => read(request.headers, body, at))
      .catch((error: unknown) => {
        if (error instanceof UnsignedReport) throw new AppError('forbidden', 'This is not signed by the provider.');
        if (error instanceof SyntaxError) throw new AppError('malformed');
        throw error;
      });
    await takeReports(pool(), params.provider, reports, at);
    return { taken: reports.length };
  });
