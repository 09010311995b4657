/** Settings of the server as `name: value`; the command line wins over the files of the cluster. */
export type PostgresSettings = Record<string, string>;

const COMMON: PostgresSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '', // a path may be longer than a socket's name can be
  max_connections: '200',
  jit: 'off', // costs more than it gives for queries of this size
  timezone: 'UTC',
  log_timezone: 'UTC',
  logging_collector: 'off',
  log_min_messages: 'warning',
};

/** For a laptop with 2 cores and 8 GB; commits are durable. */
export const PRODUCT_SETTINGS: PostgresSettings = {
  ...COMMON,
  shared_buffers: '512MB',
  work_mem: '64MB',
  maintenance_work_mem: '256MB',
  effective_cache_size: '3GB',
  max_wal_size: '4GB',
  wal_compression: 'on',
  synchronous_commit: 'on',
  random_page_cost: '1.1',
};

/** For tests: what a crash would lose is thrown away anyway. */
export const TEST_SETTINGS: PostgresSettings = {
  ...COMMON,
  shared_buffers: '128MB',
  work_mem: '32MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '2GB',
  autovacuum_naptime: '10min',
};

/** The settings as arguments of `postgres`. */
export const settingArguments = (settings: PostgresSettings): string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
