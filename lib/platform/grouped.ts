/**
 * Many small pieces of work as few large ones: while one group is being worked on, what arrives is gathered into the
 * next. Whoever adds a piece is answered with its result, or with the failure of its group.
 */
export class Grouped<In, Out> {
  private waiting: { value: In; resolve: (result: Out) => void; reject: (error: unknown) => void }[] = [];
  private running = false;

  /** `work` answers one result for each piece, in their order. */
  constructor(
    private readonly work: (pieces: readonly In[]) => Promise<readonly Out[]>,
    private readonly largest = 1_000,
  ) {}

  add(value: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ value, resolve, reject });
      if (this.running) return;
      this.running = true;
      // What is added in the same turn goes together.
      setImmediate(() => void this.run());
    });
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0, this.largest);
      try {
        const results = await this.work(group.map(({ value }) => value));
        group.forEach(({ resolve, reject }, i) => {
          const result = results[i];
          if (result === undefined) reject(new Error('a piece of work has no result'));
          else resolve(result);
        });
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.running = false;
  }
}
