import pino from 'pino';

/** Structured log on standard output. Secrets and personal data never go into it; these paths are a second guard. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: undefined,
  redact: {
    paths: [
      'password',
      'secret',
      'token',
      'authorization',
      'cookie',
      'email',
      '*.password',
      '*.secret',
      '*.token',
      '*.email',
      'headers.authorization',
      'headers.cookie',
    ],
    censor: '[hidden]',
  },
});
