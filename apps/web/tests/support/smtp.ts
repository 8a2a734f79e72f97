import { once } from "node:events";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { endWithFile } from "./end-with-file.ts";

export interface SmtpOptions {
  /** 0: any free one. */
  port?: number;
  /** Asked once a mail is fully there: the server says yes when it settles. */
  beforeAccepting?: (mail: Email) => Promise<void>;
}

/** A real mail server on 127.0.0.1, which ends with the test file, and everything that it accepted. */
export async function startSmtp({ port = 0, beforeAccepting = async () => undefined }: SmtpOptions = {}) {
  const accepted: Email[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    onData: (stream, _session, callback) => {
      const receive = async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(Buffer.from(chunk));
        const mail = await PostalMime.parse(Buffer.concat(chunks));
        await beforeAccepting(mail);
        accepted.push(mail);
      };
      receive().then(() => callback(), callback);
    },
  });
  // A sender that is killed breaks its connection; that is what the tests are about.
  server.on("error", () => undefined);
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has an address");
  endWithFile(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return {
    port: address.port,
    url: `smtp://127.0.0.1:${address.port}`,
    /** The mails to one recipient. */
    to: (recipient: string) => accepted.filter(({ to }) => to?.some(({ address }) => address === recipient)),
  };
}
