// One file on a plain web server, read in parts (RFC 9110 section 14). Nothing is fetched twice.

/** The server answers requests for a part with the whole. */
export class RangeIgnored extends Error {}
/** The file is not the one that this page was made for. */
export class Changed extends Error {}

/** What is known of the way to the server, for all files: bytes that came, whether requests share a connection
 *  (HTTP/2), and whether one request may ask for several parts (null: not tried yet). */
export class Line {
  received = 0;
  several = null;
  shared = /^h[23]/.test(performance.getEntriesByType("navigation")[0]?.nextHopProtocol ?? "");
}

/** hyparquet's AsyncBuffer. `tail` are the last bytes, fetched first. */
export class RemoteFile {
  constructor(url, byteLength, line, tail = 0) {
    Object.assign(this, { url, byteLength, line, tail, end: null, whole: null });
  }

  async slice(start, end = this.byteLength) {
    if (this.whole) return this.whole.slice(start, end);
    const from = this.byteLength - this.tail;
    if (start < from) return this.#part(start, end);
    this.end ??= this.#part(from, this.byteLength);
    this.end.catch(() => { this.end = null; });
    return (await this.end).slice(start - from, end - from);
  }

  async #part(start, end) {
    const { answer, stop } = await this.#asked(`${start}-${end - 1}`);
    if (answer.status === 200) {
      stop.abort();
      throw new RangeIgnored();
    }
    if ([404, 410, 416].includes(answer.status)) throw new Changed();
    if (answer.status !== 206) throw new Error(`HTTP ${answer.status}`);
    const given = this.#given(answer.headers.get("Content-Range"));
    const body = await this.#body(answer);
    if (given?.start !== start || given.end !== end || body.byteLength !== end - start) throw new Error("another part than was asked for");
    return body;
  }

  /** The bodies of several parts by one request; null where the server does not give them so. */
  async parts(wanted) {
    const { answer, stop } = await this.#asked(wanted.map(({ start, end }) => `${start}-${end - 1}`).join(","));
    const boundary = /^multipart\/byteranges/i.test(answer.headers.get("Content-Type") ?? "");
    if (answer.status !== 206 || !boundary) {
      stop.abort();
      return null;
    }
    const found = this.#split(await this.#body(answer));
    const bodies = wanted.map(({ start, end }) => {
      const part = found.find((each) => each.start <= start && end <= each.end);
      return part?.bytes.slice(start - part.start, end - part.start);
    });
    return bodies.every(Boolean) ? bodies : null;
  }

  async #asked(ranges) {
    const stop = new AbortController();
    // Past the browser's cache, which lets only one request at a time through to an address.
    const ask = () => fetch(this.url, { headers: { Range: `bytes=${ranges}` }, signal: stop.signal, cache: "no-store" });
    // A line that breaks for a moment is tried once more.
    const answer = await ask().catch((error) => (this.line.received ? ask() : this.#why(error)));
    return { answer, stop };
  }

  async #body(answer) {
    const body = await answer.arrayBuffer();
    this.line.received += body.byteLength;
    return body;
  }

  /** What the server says it gives: `bytes 0-99/1234`. */
  #given(text) {
    const found = /bytes (\d+)-(\d+)\/(\d+|\*)/i.exec(text ?? "");
    if (!found) return null;
    if (found[3] !== "*" && Number(found[3]) !== this.byteLength) throw new Changed();
    return { start: Number(found[1]), end: Number(found[2]) + 1 };
  }

  /** multipart/byteranges (RFC 9110 section 14.6): each part says where it belongs, and so where it ends. */
  #split(body) {
    const parts = [];
    for (let at = 0; at < body.byteLength;) {
      const head = new TextDecoder("latin1").decode(body.slice(at, at + 1024));
      const length = head.indexOf("\r\n\r\n") + 4;
      const given = length > 3 && this.#given(head.slice(0, length));
      if (!given || given.end <= given.start) break;
      const from = at + length;
      at = from + given.end - given.start;
      if (at > body.byteLength) break;
      parts.push({ ...given, bytes: body.slice(from, at) });
    }
    return parts;
  }

  /** Browsers ask for parts uncompressed, and refuse an answer that is compressed all the same: is it that? */
  async #why(error) {
    const reached = await fetch(this.url, { method: "HEAD", cache: "no-store" }).then(({ ok }) => ok, () => false);
    throw reached ? new RangeIgnored() : error;
  }

  async fetchWhole() {
    const answer = await fetch(this.url);
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    const body = await this.#body(answer);
    if (body.byteLength !== this.byteLength) throw new Changed();
    this.whole = body;
  }
}
