/** A call on its way to the thread. Plain data; the body's memory is handed over. */
export interface LaneRequest {
  readonly id: number;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly method: string;
  readonly url: string;
  readonly headers: [string, string][];
  readonly body: Uint8Array<ArrayBuffer> | null;
}

/** Its answer. */
export interface LaneAnswer {
  readonly id: number;
  readonly status: number;
  readonly headers: [string, string][];
  readonly body: string;
}
