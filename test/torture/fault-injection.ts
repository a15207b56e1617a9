/** Fails one file-system call of a program, or kills the program at it: strace's fault injection. */
import { relative } from 'node:path';

/** What a call is met with: an error of the system's, or the end of the program just before it. */
export const FAULTS = ['SIGKILL', 'ENOSPC', 'EIO', 'EROFS', 'EACCES'] as const;
export type Fault = (typeof FAULTS)[number];

/** One call of a program that touches a folder. */
export interface Point {
  /** The call's name, and which of its thread's calls of that name it is: strace counts so. */
  readonly call: string;
  readonly count: number;
  /** Which of the calls of that name it is that touch the folder: the same in each run. */
  readonly order: number;
  /** For a call of another thread than the first: the file in which it is counted. */
  readonly path?: string;
  /** What it touches, from the folder; what is another in each run is an N. */
  readonly what: string;
}

/** Before a program's own words: lists its calls in a log. Its children are let go. */
export function traced(log: string): string[] {
  return ['strace', '-f', '-b', 'execve', ...quietly(log)];
}

/** Before a program's own words: lists its calls in a log, and meets one of them with a fault. */
export function faulted(log: string, { call, count, path }: Point, fault: Fault): string[] {
  const how = fault === 'SIGKILL' ? 'signal=KILL' : `error=${fault}`;
  const inject = ['-e', `inject=${call}:${how}:when=${count}`];
  // Each thread has a count of its own, so that others are looked at only where they are meant.
  return path === undefined ? ['strace', ...quietly(log), ...inject] : [...traced(log), '-P', path, ...inject];
}

function quietly(log: string): string[] {
  return ['-qq', '-y', '-o', log, '-e', `trace=${CALLS}`];
}

const CALLS =
  '%file,read,readv,pread64,write,writev,pwrite64,close,fsync,fdatasync,fchmod,fchown,ftruncate,fstat,getdents64';

/** What a program's surroundings have to be for its calls to be the same in each run. */
export const STEADY = { UV_USE_IO_URING: '0', UV_THREADPOOL_SIZE: '1', NODE_EXTRA_CA_CERTS: '' };

/** The calls of a log that touch a folder or what is in it, in their order. */
export function pointsIn(log: string, folder: string): Point[] {
  const counts = new Map<string, number>();
  const next = (key: string): number => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
  const first = /^\d+/.exec(log)?.[0] ?? '';
  return log.split('\n').flatMap((line) => {
    const [, thread = '', call = '', words = ''] = /^(\d*) *(\w+)\((.*)$/.exec(line) ?? [];
    const path = pathIn(words, folder);
    const isFirst = thread === first;
    const count = isFirst ? next(call) : next(`${path} ${thread} ${call}`);
    if (call === '' || call === 'execve' || path === undefined) return [];
    const order = isFirst ? next(`folder ${call}`) : count;
    const what = (relative(folder, path) || '.').replaceAll(/\d{3,}/g, (digits) =>
      digits.length === 4 ? digits : 'N',
    );
    return [{ call, count, order, what: what.replaceAll(/N-N|\d{4}-N/g, 'N'), ...(isFirst ? {} : { path }) }];
  });
}

// The first path in a call's words, by name or of its handle. The folder from which names are taken is none.
function pathIn(words: string, folder: string): string | undefined {
  const found = words.replace(/^AT_FDCWD<[^>]*>/, '').matchAll(/["<](\/[^">]*)[">]/g);
  return [...found].map(([, path = '']) => path).find((path) => path === folder || path.startsWith(`${folder}/`));
}

/** The count at which a run had a call, by what it is; undefined where the run did not come to it. */
export function countIn(log: string, folder: string, { call, order, what }: Point): number | undefined {
  return pointsIn(log, folder).find((one) => one.call === call && one.order === order && one.what === what)?.count;
}
