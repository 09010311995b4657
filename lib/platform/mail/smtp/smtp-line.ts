import { Socket } from 'node:net';
import SMTPConnection from 'nodemailer/lib/smtp-connection/index.js';
import { type Handing, MailError } from '../mail-provider';
import { classifyFailure, type SmtpFailure, type SmtpStage } from './classify-reply';
import { GuardedBody } from './guarded-body';

export interface Envelope {
  from: string;
  to: string;
}

const failureOf = (error: unknown): SmtpFailure =>
  error instanceof Error ? Object.assign({ message: error.message }, error) : { message: String(error) };

/** One connection to a mail server, for one message at a time; opened when it is first needed. */
export class SmtpLine {
  private connection: SMTPConnection | undefined;
  private sent = 0;
  /** Rejects what is under way when the connection fails: nodemailer tells that as an event alone. */
  private fail: ((error: unknown) => void) | undefined;

  constructor(
    private readonly options: SMTPConnection.Options,
    private readonly auth: SMTPConnection.AuthenticationCredentials | undefined,
    /** Servers close a connection that lives too long: a new one is opened after so many. */
    private readonly messagesEach: number,
  ) {}

  /** The server's answer to the message. Errors: MailError. */
  async send(envelope: Envelope, raw: Buffer, handing?: Handing): Promise<string> {
    if (this.connection && this.sent >= this.messagesEach) this.quit();
    const connection = this.connection ?? (await this.stage('connect', () => this.open()));
    const body = new GuardedBody(raw, handing);
    const answer = await this.stage('message', () => this.hand(connection, envelope, body), body);
    this.sent += 1;
    return answer;
  }

  quit(): void {
    const connection = this.connection;
    this.connection = undefined;
    connection?.quit();
  }

  /** Cuts what is under way. */
  close(): void {
    const connection = this.connection;
    this.connection = undefined;
    connection?.close();
    this.fail?.({ message: 'The connection was closed.', code: 'ECONNECTION' });
  }

  private async open(): Promise<SMTPConnection> {
    const connection = new SMTPConnection(this.options);
    this.connection = connection;
    this.sent = 0;
    connection.on('error', (error) => this.ended(connection, error));
    connection.on('end', () =>
      this.ended(connection, { message: 'The server closed the connection.', code: 'ECONNECTION' }),
    );
    await new Promise<void>((resolve, reject) => {
      this.fail = reject;
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    // The dot that completes a message must not wait until its body has been acknowledged (Nagle's algorithm).
    const socket: unknown = Reflect.get(connection, '_socket');
    if (socket instanceof Socket) socket.setNoDelay(true);
    const { auth } = this;
    if (auth)
      await new Promise<void>((resolve, reject) => {
        this.fail = reject;
        connection.login(auth, (error) => (error ? reject(error) : resolve()));
      });
    return connection;
  }

  private hand(connection: SMTPConnection, envelope: Envelope, body: GuardedBody): Promise<string> {
    return new Promise((resolve, reject) => {
      this.fail = reject;
      connection.send({ from: envelope.from, to: [envelope.to] }, body, (error, info) => {
        // Before anything is read of the body: it must not ask to be handed over where the envelope was refused.
        if (error) body.destroy();
        if (error) reject(error);
        else resolve(info.response);
      });
    });
  }

  private async stage<T>(stage: SmtpStage, work: () => Promise<T>, body?: GuardedBody): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const withdrawn = body?.errored instanceof MailError ? body.errored : undefined;
      body?.destroy();
      const failure = failureOf(error);
      const told = withdrawn ?? classifyFailure(failure, stage, body?.handed ?? false);
      // After a refusal the connection goes on with the next message; after anything else its state is not known.
      const goesOn =
        stage === 'message' && !withdrawn && (failure.responseCode ?? 0) >= 400 && failure.responseCode !== 421;
      if (!goesOn || !(await this.reset())) this.drop();
      throw told;
    } finally {
      this.fail = undefined;
    }
  }

  private async reset(): Promise<boolean> {
    const connection = this.connection;
    if (!connection) return false;
    return new Promise((resolve) => {
      this.fail = () => resolve(false);
      connection.reset((error) => resolve(!error));
    });
  }

  private drop(): void {
    const connection = this.connection;
    this.connection = undefined;
    connection?.close();
  }

  private ended(connection: SMTPConnection, error: unknown): void {
    if (this.connection === connection) this.connection = undefined;
    this.fail?.(error);
  }
}
