/** Where the words of the process go. Node's streams take longer to load than all the rest: only a terminal gets one. */
import { fstatSync, writeSync } from 'node:fs';
import { hasCode } from '../store/atomic-file.ts';

/** The standard output, or that of errors. */
export interface Output {
  readonly write: (text: string) => void;
  /** The terminal that it goes to; undefined for a pipe or a file. */
  readonly terminal: NodeJS.WriteStream | undefined;
}

/** An output of the process. A reader that is gone is no fault; of any other error, `fail` is told. */
export function outputTo(
  descriptor: 1 | 2,
  streamOf: () => NodeJS.WriteStream,
  fail: (error: unknown) => void,
): Output {
  let stream: NodeJS.WriteStream | undefined;
  // A reader that has seen enough (head, a pager that was quit) is no fault.
  const refused = (error: unknown): void => {
    if (hasCode(error, 'EPIPE')) return;
    if (stream?.isTTY === true) hangUp();
    else fail(error);
  };
  const open = (): NodeJS.WriteStream => {
    stream ??= streamOf().on('error', refused);
    return stream;
  };
  return {
    terminal: isDevice(descriptor) && open().isTTY ? open() : undefined,
    write: (text) => {
      if (stream !== undefined) {
        stream.write(text);
        return;
      }
      const bytes = Buffer.from(text, 'utf8');
      let written = 0;
      try {
        while (written < bytes.length) written += writeSync(descriptor, bytes, written);
      } catch (error) {
        // A reader that is slow: the stream waits for it.
        if (hasCode(error, 'EAGAIN')) open().write(bytes.subarray(written));
        else refused(error);
      }
    },
  };
}

/**
 * Ends the process as the signal does that a closed window sends: none may have come. Nobody can be told any more, and
 * Node can't leave a terminal that is gone without a crash.
 */
export function hangUp(): void {
  process.removeAllListeners('SIGHUP');
  process.kill(process.pid, 'SIGHUP');
}

/** Whether the standard input is a terminal. */
export function inputIsTerminal(): boolean {
  return isDevice(0) && process.stdin.isTTY;
}

// A terminal is a device, though not every device is a terminal.
function isDevice(descriptor: 0 | 1 | 2): boolean {
  return fstatSync(descriptor).isCharacterDevice();
}
