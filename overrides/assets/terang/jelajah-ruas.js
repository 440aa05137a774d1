// Pieces of a file in as few requests as their places and the server allow.

/** Over HTTP/1.1 browsers open six connections to a host and let the others wait; over HTTP/2 all go at once. */
const AT_ONCE = { shared: 64, alone: 16 };
/** So many requests that it is worth asking for several parts at once, and how many these may be. Servers take
 *  200 parts at most, and 8 KB of a request's head. */
const [MANY, PARTS] = [6, 100];
/** So many requests that bytes between two pieces cost less than another request, and how many bytes. */
const [CROWD, FAR] = [100, 16384];

/** Pieces {start, end} that lie closer than `near` as runs {start, end, pieces} of at most `longest` bytes, so
 *  that a long one can be stopped and told about. */
export function runsOf(pieces, near, longest) {
  const runs = [];
  for (const piece of [...pieces].sort((a, b) => a.start - b.start)) {
    const last = runs.at(-1);
    if (last && piece.start - last.end <= near && piece.end - last.start <= longest) {
      last.end = Math.max(piece.end, last.end);
      last.pieces.push(piece);
    } else runs.push({ start: piece.start, end: piece.end, pieces: [piece] });
  }
  return runs;
}

/** Runs of a file to `work(run, bytes)`. `tell(share)` hears how far it is, `stopped()` may end it; false where it did. */
export async function fetched(file, runs, work, tell = () => {}, stopped = () => false) {
  const { line } = file;
  const all = runs.reduce((sum, run) => sum + run.end - run.start, 0);
  let done = 0;
  const put = async (run, bytes) => {
    await work(run, bytes);
    tell((done += run.end - run.start) / all);
  };
  const single = async (run) => put(run, await file.slice(run.start, run.end));
  const near = runs.every((run) => run.start >= file.byteLength - file.tail);
  if (near || file.whole || line.shared || line.several === false || runs.length <= MANY) return each(line, sparse(line, runs), single, stopped);

  const bunches = Array.from({ length: Math.ceil(runs.length / PARTS) }, (_, index) => runs.slice(index * PARTS, (index + 1) * PARTS));
  const bunch = async (some) => {
    const bodies = line.several === false ? null : await file.parts(some);
    line.several = bodies !== null;
    if (bodies) for (const [index, run] of some.entries()) await put(run, bodies[index]);
    else await each(line, sparse(line, some), single, stopped);
  };
  // The first tells whether the server can do it.
  if (line.several === null) {
    await bunch(bunches.shift());
    if (line.several === false) return each(line, sparse(line, bunches.flat()), single, stopped);
  }
  return each(line, bunches, bunch, stopped);
}

/** Many requests on few connections wait longer than the bytes between their pieces take. */
function sparse(line, runs) {
  if (line.shared || runs.length <= CROWD) return runs;
  return runsOf(runs.flatMap(({ pieces }) => pieces), FAR, 8 * FAR);
}

/** Work for all of `waiting`, a few at a time: on a slow line each request waits longer than its bytes take. */
async function each(line, waiting, work, stopped) {
  const left = [...waiting];
  const next = async () => {
    try {
      while (left.length && !stopped()) await work(left.shift());
    } catch (error) {
      left.length = 0; // the others need not go on
      throw error;
    }
  };
  await Promise.all(Array.from({ length: line.shared ? AT_ONCE.shared : AT_ONCE.alone }, next));
  return !stopped();
}
