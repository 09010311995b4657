/** A call of the tracking specification, as `POST /api/v1/batch` takes it; `timestamp` is RFC 3339. */
export interface LiveCall {
  type: 'identify' | 'track' | 'page';
  messageId: string;
  timestamp: string;
  userId?: string;
  anonymousId?: string;
  event?: string;
  name?: string;
  properties?: Record<string, unknown>;
  traits?: Record<string, unknown>;
}

/** A step of a visit: how long the visitor waits before it, and what he does. */
export interface LiveStep {
  pauseMs: number;
  call: Omit<LiveCall, 'messageId' | 'timestamp' | 'userId' | 'anonymousId'>;
  /** From here on the visitor is known by this id. */
  becomes?: string;
}
