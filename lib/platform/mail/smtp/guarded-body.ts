import { Readable } from 'node:stream';
import { type Handing, MailError } from '../mail-provider';

/**
 * A message's bytes as a stream that does not end before `handing` has answered: without its end the dot that completes
 * an SMTP message is not sent. `handed` is true from the moment in which it may end.
 */
export class GuardedBody extends Readable {
  handed = false;
  private begun = false;

  constructor(
    private readonly bytes: Buffer,
    private readonly handing: Handing | undefined,
  ) {
    super();
  }

  override _read(): void {
    if (this.begun) return;
    this.begun = true;
    this.push(this.bytes);
    this.decide().then(
      (go) => {
        if (this.destroyed) return;
        if (!go)
          return void this.destroy(new MailError('withdrawn', 'It was withdrawn while it was being handed over.'));
        this.handed = true;
        this.push(null);
      },
      (error: unknown) =>
        void this.destroy(new MailError('withdrawn', 'The hand-over could not be written down.', { cause: error })),
    );
  }

  private async decide(): Promise<boolean> {
    return this.handing ? this.handing() : true;
  }
}
