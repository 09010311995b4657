/** Numbers of the advisory locks that processes on one database hold against each other, each for one thing. */
export const ADVISORY_LOCKS = {
  /** Identities are merged; see services/ingest. */
  merge: 7_201,
  /** Rules stand still; see services/segments. */
  definitions: 7_202,
  /** The one evaluator of memberships. */
  evaluator: 7_203,
  /** The one dispatcher of webhooks. */
  dispatcher: 7_204,
  /** A computation of everyone's metrics. */
  metrics: 7_205,
  /** The one sender of mail, and the one that announces what came back. */
  sender: 7_206,
  signals: 7_207,
  /** The one that starts runs of campaigns and leads customers through sequences. */
  campaigns: 7_208,
} as const;
