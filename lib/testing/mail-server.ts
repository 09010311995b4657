import { createServer, type Server, type Socket } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export interface ReceivedMail {
  raw: string;
  to: string;
  from: string;
}

/** What a server answers: nothing takes the mail; an error refuses with its code; 'drop' ends the connection. */
export type MailAnswer = { code: number; words: string } | 'drop' | undefined;

export interface MailServerOptions {
  onRecipient?(address: string): MailAnswer;
  /** After the whole message has come. `kept` says whether a dropped one was taken nevertheless. */
  onMessage?(mail: ReceivedMail): MailAnswer | { drop: true; kept: boolean } | Promise<undefined>;
  user?: { name: string; password: string };
}

export interface MailServer {
  url: string;
  port: number;
  mails: ReceivedMail[];
  close(): Promise<void>;
}

const failure = ({ code, words }: { code: number; words: string }): Error =>
  Object.assign(new Error(words), { responseCode: code });

/** A real mail server on this machine that keeps what it takes. */
export async function openMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const drop = (session: SMTPServerSession): void => {
    for (const connection of server.connections as Iterable<{ id: string; _socket: Socket }>)
      if (connection.id === session.id) connection._socket.destroy();
  };
  const server = new SMTPServer({
    authOptional: !options.user,
    allowInsecureAuth: true,
    disabledCommands: options.user ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    onAuth: ({ username, password }, _session, done) => {
      const right = username === options.user?.name && password === options.user?.password;
      return right ? done(null, { user: username }) : done(failure({ code: 535, words: '5.7.8 Not you' }));
    },
    onRcptTo: ({ address }, session, done) => {
      const answer = options.onRecipient?.(address);
      if (answer === 'drop') return drop(session);
      return answer ? done(failure(answer)) : done();
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom ? mailFrom.address : '';
        const mail = { raw: Buffer.concat(chunks).toString('utf8'), to: rcptTo[0]?.address ?? '', from };
        const answer = await options.onMessage?.(mail);
        if (answer === 'drop' || (answer && 'drop' in answer)) {
          if (answer !== 'drop' && answer.kept) mails.push(mail);
          return drop(session);
        }
        if (answer) return done(failure(answer));
        mails.push(mail);
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const user = options.user ? `${options.user.name}:${options.user.password}@` : '';
  return {
    url: `smtp://${user}127.0.0.1:${port}`,
    port,
    mails,
    close: () => {
      for (const connection of server.connections as Iterable<{ _socket: Socket }>) connection._socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A server that takes the connection and says the lines given, one for each thing it hears, then nothing more. */
export async function openMuteServer(lines: readonly string[]): Promise<{ url: string; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    let next = 0;
    const say = () => {
      const line = lines[next++];
      if (line) socket.write(`${line}\r\n`);
    };
    socket.on('error', () => undefined);
    socket.on('data', say);
    say();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

export const parseMail = (raw: string): ReturnType<typeof simpleParser> => simpleParser(raw);
