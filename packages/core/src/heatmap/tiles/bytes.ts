const LENGTH_BYTES = 4;

/** Appends to a buffer that grows. */
export class ByteWriter {
  #buffer = Buffer.allocUnsafe(1024);
  #length = 0;

  #reserve(more: number): void {
    if (this.#length + more <= this.#buffer.length) return;
    const grown = Buffer.allocUnsafe(2 * (this.#length + more));
    this.#buffer.copy(grown, 0, 0, this.#length);
    this.#buffer = grown;
  }

  /** A whole number from 0 to 2⁵³ − 1, seven bits a byte, the lowest first. */
  varint(value: number): void {
    this.#reserve(8);
    let rest = value;
    while (rest >= 128) {
      this.#buffer[this.#length++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.#buffer[this.#length++] = rest;
  }

  /** The bytes from `start` on of a string whose characters are bytes. */
  binary(text: string, start = 0): void {
    this.#reserve(text.length - start);
    for (let at = start; at < text.length; at++) this.#buffer[this.#length++] = text.charCodeAt(at);
  }

  /** A text behind its length. */
  text(text: string): void {
    const start = this.beginBlock();
    this.#reserve(3 * text.length);
    this.#length += this.#buffer.write(text, this.#length);
    this.endBlock(start);
  }

  /** Leaves room for the length of what is written until `endBlock`. */
  beginBlock(): number {
    this.#reserve(LENGTH_BYTES);
    this.#length += LENGTH_BYTES;
    return this.#length;
  }

  endBlock(start: number): void {
    this.#buffer.writeUInt32LE(this.#length - start, start - LENGTH_BYTES);
  }

  /** A copy of what was written since the last time; the writer is empty then. */
  finish(): Buffer {
    const written = Buffer.from(this.#buffer.subarray(0, this.#length));
    this.#length = 0;
    return written;
  }
}

/** Reads what a `ByteWriter` wrote. Throws a RangeError beyond the end. */
export class ByteReader {
  readonly buffer: Buffer;
  position: number;

  constructor(buffer: Buffer, position = 0) {
    this.buffer = buffer;
    this.position = position;
  }

  get isAtEnd(): boolean {
    return this.position >= this.buffer.length;
  }

  varint(): number {
    let value = 0;
    let unit = 1;
    for (;;) {
      const byte = this.buffer[this.position++];
      if (byte === undefined) throw new RangeError("The content ends too early.");
      value += (byte & 127) * unit;
      if (byte < 128) return value;
      unit *= 128;
    }
  }

  /** That many bytes, not copied. */
  bytes(length: number): Buffer {
    const end = this.position + length;
    if (end > this.buffer.length) throw new RangeError("The content ends too early.");
    const found = this.buffer.subarray(this.position, end);
    this.position = end;
    return found;
  }

  /** What was written between `beginBlock` and `endBlock`, or as a text; not copied. */
  block(): Buffer {
    return this.bytes(this.bytes(LENGTH_BYTES).readUInt32LE());
  }
}
