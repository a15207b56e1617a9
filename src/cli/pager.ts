/** Shows a long text in the user's pager, as git does. */
import { spawnSync } from 'node:child_process';

// Where less is missing, which is nobody's fault, there is no word about it.
const LESS = 'command -v less >/dev/null || exit 127; exec less';

// The shell's own words for a command that can't be run, or isn't there.
const NOT_STARTED = new Set<number | null>([126, 127]);

/** Waits until the pager is closed. False where there is none, or it can't be started: nothing was shown then. */
export function showInPager(text: string, env: Readonly<Record<string, string | undefined>>): boolean {
  const pager = env['QREVIEW_PAGER'] ?? env['PAGER'] ?? LESS;
  if (pager === '' || pager === 'cat' || env['TERM'] === 'dumb' || process.platform === 'win32') return false;
  // Ctrl-C is for the pager, which stays: if it ended us, the shell and the pager would both read the keys.
  const stay = (): void => undefined;
  process.on('SIGINT', stay);
  // As git sets it: a text that fits is printed, colours stay, and the screen keeps what was read.
  const { status, signal } = spawnSync('/bin/sh', ['-c', pager], {
    input: text,
    stdio: ['pipe', 'inherit', 'inherit'],
    env: { ...env, LESS: env['LESS'] ?? 'FRX', LV: env['LV'] ?? '-c' },
  });
  process.off('SIGINT', stay);
  return signal !== null || (status !== null && !NOT_STARTED.has(status));
}
