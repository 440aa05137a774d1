// One file on a plain web server, read in parts (RFC 9110 section 14). Nothing is fetched twice.

/** The server answers requests for a part with the whole. */
export class RangeIgnored extends Error {}
/** The file is not the one that this page was made for. */
export class Changed extends Error {}

/** hyparquet's AsyncBuffer. `meter.received` counts the bytes of all files; `tail` are the last ones, fetched first. */
export class RemoteFile {
  constructor(url, byteLength, meter, tail = 0) {
    Object.assign(this, { url, byteLength, meter, tail, end: null, whole: null });
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
    const stop = new AbortController();
    // Past the browser's cache, which lets only one request at a time through to an address.
    const answer = await fetch(this.url, { headers: { Range: `bytes=${start}-${end - 1}` }, signal: stop.signal, cache: "no-store" }).catch((error) => this.#why(error));
    if (answer.status === 200) {
      stop.abort();
      throw new RangeIgnored();
    }
    const total = /\/(\d+)$/.exec(answer.headers.get("Content-Range") ?? "");
    if ([404, 410, 416].includes(answer.status) || (total && Number(total[1]) !== this.byteLength)) throw new Changed();
    if (answer.status !== 206) throw new Error(`HTTP ${answer.status}`);
    const body = await answer.arrayBuffer();
    if (body.byteLength !== end - start) throw new Changed();
    this.meter.received += body.byteLength;
    return body;
  }

  /** Browsers ask for parts uncompressed, and refuse an answer that is compressed all the same: is it that? */
  async #why(error) {
    const reached = await fetch(this.url, { method: "HEAD", cache: "no-store" }).then(({ ok }) => ok, () => false);
    throw reached ? new RangeIgnored() : error;
  }

  async fetchWhole() {
    const answer = await fetch(this.url);
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    const body = await answer.arrayBuffer();
    if (body.byteLength !== this.byteLength) throw new Changed();
    this.meter.received += body.byteLength;
    this.whole = body;
  }
}

/** Work for all of `waiting`, a few at a time: on a slow line each request waits longer than its bytes take.
 *  `tell(share)` hears how far it is, `stopped()` may end it; false where it did. */
export async function each(waiting, work, tell = () => {}, stopped = () => false) {
  const left = [...waiting];
  let done = 0;
  const next = async () => {
    while (left.length && !stopped()) {
      await work(left.shift());
      tell(++done / waiting.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return !stopped();
}

/** Over HTTP/1.1 browsers open six connections to a host and let the others wait; over HTTP/2 all go at once. */
const AT_ONCE = 16;
