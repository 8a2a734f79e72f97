/** Appends to a buffer that grows. */
export class ByteWriter {
  #buffer = Buffer.allocUnsafe(1024);
  #length = 0;

  /** Bytes written since the last `finish`. */
  get length(): number {
    return this.#length;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#buffer.length) return;
    const grown = Buffer.allocUnsafe(2 * (this.#length + more));
    this.#buffer.copy(grown, 0, 0, this.#length);
    this.#buffer = grown;
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#buffer[this.#length++] = value;
  }

  /** Writes over a byte that was written before. */
  replaceByte(at: number, value: number): void {
    this.#buffer[at] = value;
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

  /** A string whose characters are bytes. */
  binary(text: string): void {
    this.#reserve(text.length);
    for (let at = 0; at < text.length; at++) this.#buffer[this.#length++] = text.charCodeAt(at);
  }

  /** A text behind its length in bytes. */
  text(text: string): void {
    const length = Buffer.byteLength(text);
    this.varint(length);
    this.#reserve(length);
    this.#length += this.#buffer.write(text, this.#length);
  }

  bytes(from: Buffer, start = 0, end = from.length): void {
    this.#reserve(end - start);
    this.#length += from.copy(this.#buffer, this.#length, start, end);
  }

  /** What the other has written so far, behind its length in bytes; the other is empty then. */
  block(other: ByteWriter): void {
    this.varint(other.#length);
    this.bytes(other.#buffer, 0, other.#length);
    other.#length = 0;
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

  /** What was written as a block, or as a text; not copied. */
  block(): Buffer {
    return this.bytes(this.varint());
  }
}
