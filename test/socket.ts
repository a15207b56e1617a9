/** Sockets in folders of tests. */
import { spawnSync } from 'node:child_process';
import { basename, dirname } from 'node:path';

/** Leaves a socket at a path, to which nobody listens any more. */
export function leaveSocket(path: string): void {
  // The path of a socket may have 107 bytes, so it is made where it is; who is killed leaves it there.
  const listen = "require('net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))";
  spawnSync(process.execPath, ['-e', listen, basename(path)], { cwd: dirname(path) });
}
