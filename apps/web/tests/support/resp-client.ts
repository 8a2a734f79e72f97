import { once } from "node:events";
import { connect } from "node:net";

export type Reply = string | number | null | Error | Reply[];

/** Speaks to a Redis over one connection; commands are answered in their order. */
export async function connectRedis(port: number) {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  const waiting: ((reply: Reply) => void)[] = [];
  let buffer: Buffer = Buffer.alloc(0);
  socket.on("data", (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (let found = readReply(buffer, 0); found !== null; found = readReply(buffer, 0)) {
      buffer = buffer.subarray(found.end);
      waiting.shift()?.(found.reply);
    }
  });
  return {
    send: (command: readonly unknown[]) =>
      new Promise<Reply>((resolve) => {
        waiting.push(resolve);
        const words = command.map(String).map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
        socket.write(`*${words.length}\r\n${words.join("")}`);
      }),
    close: () => socket.destroy(),
  };
}

/** One reply of the protocol RESP 2 that starts at `start`; null while it is not complete. */
function readReply(buffer: Buffer, start: number): { reply: Reply; end: number } | null {
  const lineEnd = buffer.indexOf("\r\n", start);
  if (lineEnd < 0) return null;
  const line = buffer.toString("utf8", start + 1, lineEnd);
  const end = lineEnd + 2;
  switch (String.fromCharCode(buffer[start] ?? 0)) {
    case "+":
      return { reply: line, end };
    case "-":
      return { reply: new Error(line), end };
    case ":":
      return { reply: Number(line), end };
    case "$": {
      const length = Number(line);
      if (length < 0) return { reply: null, end };
      if (buffer.length < end + length + 2) return null;
      return { reply: buffer.toString("utf8", end, end + length), end: end + length + 2 };
    }
    default: {
      const items: Reply[] = [];
      let next = end;
      for (let count = Number(line); items.length < count; ) {
        const item = readReply(buffer, next);
        if (item === null) return null;
        items.push(item.reply);
        next = item.end;
      }
      return { reply: items, end: next };
    }
  }
}
