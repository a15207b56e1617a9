import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readOnce } from '../../src/store/pipe.ts';
import { MOST_BYTES } from '../../src/store/text-file.ts';
import { folder } from '../folder.ts';
import { leaveSocket } from '../socket.ts';

function pipe(): string {
  const path = join(folder(), 'pipe');
  execFileSync('mkfifo', [path]);
  return path;
}

/** Somebody at the other end of a pipe, who comes late and writes by the words of a shell. */
function writer(path: string, words: string): void {
  const child = spawn('sh', ['-c', `sleep 0.1; exec >"$1"; ${words}`, 'sh', path], { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
}

async function read(path: string): Promise<string> {
  return (await readOnce(path)).toString();
}

describe('what can be read but once', () => {
  it('is a file, as it is', async () => {
    const root = folder({ empty: '', 'answers.yaml': 'did: {}\n' });
    expect(await read(join(root, 'answers.yaml'))).toBe('did: {}\n');
    expect(await read(join(root, 'empty'))).toBe('');
  });

  it('is a pipe, whose writer comes late and writes slowly', async () => {
    const path = pipe();
    writer(path, 'printf "did: "; sleep 0.1; printf "{}\\n"');
    expect(await read(path)).toBe('did: {}\n');
  });

  it('is never more than a byte beyond what is read of a text', async () => {
    const path = join(folder(), 'large');
    writeFileSync(path, 'x'.repeat(MOST_BYTES + 5));
    expect(await readOnce(path)).toHaveLength(MOST_BYTES + 1);
    const endless = pipe();
    writer(endless, 'yes');
    expect(await readOnce(endless)).toHaveLength(MOST_BYTES + 1);
  });

  it('is refused where nobody writes, or it is something else', async () => {
    await expect(readOnce(pipe())).rejects.toMatchObject({ code: 'ENOWRITER', message: 'nobody writes' });
    await expect(readOnce('/dev/null')).rejects.toMatchObject({
      code: 'EIRREGULAR',
      message: '/dev/null is neither a file nor a pipe',
    });
    const socket = join(folder(), 'socket');
    leaveSocket(socket);
    await expect(readOnce(socket)).rejects.toMatchObject({
      code: 'EIRREGULAR',
      message: `${socket} is neither a file nor a pipe`,
    });
    await expect(readOnce(folder())).rejects.toMatchObject({ code: 'EISDIR' });
    await expect(readOnce(join(folder(), 'gone'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
