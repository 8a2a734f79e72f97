/** PostgreSQL settings by name, as on its command line. */
export type Settings = Readonly<Record<string, string>>;

/** For production: nothing acknowledged is lost, and a crash is recovered within seconds. */
export const productionSettings: Settings = {
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  wal_level: "replica",
  // Recovery replays at most about this much: 496 MB took 12 s on two slow cores, so a quarter of a gigabyte stays far below 15 s.
  max_wal_size: "256MB",
  min_wal_size: "80MB",
  checkpoint_completion_target: "0.9",
  shared_buffers: "192MB",
  work_mem: "8MB",
  maintenance_work_mem: "64MB",
  max_connections: "50",
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  log_min_messages: "warning",
  log_line_prefix: "%m [%p] ",
  // Details and statements may hold what visitors typed.
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
  password_encryption: "scram-sha-256",
};

/** All that a PostgreSQL program inherits: no PG* variable of the caller's shell may steer it. */
export const programEnvironment = {
  NODE_ENV: process.env.NODE_ENV,
  PATH: process.env.PATH,
  LC_ALL: "C",
  TZ: "UTC",
};
