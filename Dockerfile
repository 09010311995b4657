# The product beside a PostgreSQL of its own: see compose.yaml.
FROM node:22-slim AS build
WORKDIR /app
ENV KINDRED_OMIT_DEV=1 NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY . .
RUN node lib/cli/bootstrap.mjs build

FROM node:22-slim
WORKDIR /app
ENV NODE_ENV=production KINDRED_OMIT_DEV=1 NEXT_TELEMETRY_DISABLED=1 HOST=0.0.0.0 PORT=3000 KINDRED_DATA_DIR=/data
COPY --from=build --chown=node:node /app /app
RUN install -d -o node -g node -m 700 /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD node -e "fetch('http://127.0.0.1:' + process.env.PORT + '/api/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
# Migrates the database of DATABASE_URL, then runs web and worker. `--no-demo` begins with an empty product.
ENTRYPOINT ["node", "lib/cli/bootstrap.mjs", "start"]
CMD ["--no-demo"]
