/** From the words of the command line to an exit code; the only catch in the program. */
import { CommanderError } from 'commander';
import { visible } from '../report/format.ts';
import { hasCode } from '../store/atomic-file.ts';
import { EXIT, UserError, type Exit } from './exit.ts';
import { buildProgram } from './program.ts';
import type { Terminal } from './terminal.ts';

/** Runs a command. Never throws: whatever goes wrong is said in words. */
export async function main(argv: readonly string[], terminal: Terminal): Promise<Exit> {
  try {
    return await run(argv, terminal);
  } catch (error) {
    return await explain(error, terminal);
  }
}

async function run(argv: readonly string[], terminal: Terminal): Promise<Exit> {
  let exit: Exit = EXIT.ok;
  const program = buildProgram(terminal, (code) => {
    exit = code;
  });
  await program.parseAsync([...argv], { from: 'user' });
  return exit;
}

async function explain(error: unknown, terminal: Terminal): Promise<Exit> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof Error && error.name === 'ExitPromptError') {
    terminal.err(`\n${terminal.stopped() || 'Stopped.\n'}`);
    return EXIT.interrupted;
  }
  const user = error instanceof UserError ? error : ofTheSystem(error);
  if (user === undefined) {
    const what = error instanceof Error ? error.message : String(error);
    terminal.err(
      `qreview: this is a fault of qreview itself: ${visible(what)}\n  please report it, with the command that you ran\n${terminal.stopped()}`,
    );
    return EXIT.fault;
  }
  const { wrap } = await import('../report/table.ts');
  const { message, advice, details } = user;
  // What people typed may stand in a message: it is shown, and does nothing to the terminal.
  terminal.err(`qreview: ${visible(message)}
`);
  if (details !== undefined)
    terminal.err(`
${details.trimEnd()}
`);
  if (advice !== undefined)
    terminal.err(`${wrap(visible(advice), terminal.width, '  ')}
`);
  // What a person typed is somewhere, whatever the system refused.
  if (user !== error) terminal.err(terminal.stopped());
  return user.exit;
}

// What the operating system refuses, in words.
function ofTheSystem(error: unknown): UserError | undefined {
  const known = Object.entries(REFUSALS).find(([code]) => hasCode(error, code));
  if (known === undefined || !(error instanceof Error)) return undefined;
  const [code, [what, advice]] = known;
  const path = 'path' in error && typeof error.path === 'string' ? `: ${error.path}` : '';
  return new UserError(`${what}${path === '' && code.startsWith('E') ? `: ${error.message}` : path}`, advice);
}

const REFUSALS: Readonly<Record<string, readonly [what: string, advice: string]>> = {
  EACCES: ['there is no permission to read or write here', 'change the permissions, or use another folder with -C'],
  EPERM: ['this is not permitted', 'change the permissions, or use another folder with -C'],
  EROFS: ['the disk is read-only', 'use another folder with -C'],
  ENOSPC: ['the disk is full', 'what was saved before is still there; make room and run the command again'],
  EFBIG: ['the file would be larger than is allowed here', 'raise the limit (ulimit -f), and run the command again'],
  EDQUOT: ['your share of the disk is full', 'make room and run the command again'],
  EIO: ['the disk does not answer', 'look after the disk, and run the command again'],
  EEXIST: ['something of that name is there already', 'look at it, and move it away if it is not wanted'],
  ENOTEMPTY: ['the folder is not empty', 'name another one'],
  EISDIR: ['this is a folder, not a file', 'name a file'],
  ENXIO: ['this is a socket or a device that cannot be opened, not a file', 'name a file'],
  ELOOP: ['the link leads round in a circle', 'put the file itself there'],
  ENOTDIR: ['a file stands where a folder should be', 'move it away'],
  ENOENT: ['this is gone or was never there', 'look whether the path is right'],
  ENAMETOOLONG: ['the name is too long for this disk', 'use a shorter one'],
  ELOCKED: [
    'somebody else is writing this file, and nothing was written to it',
    'wait until it is done, and run the command again; if nobody is writing, delete the file that is named here',
  ],
  ECHANGED: [
    'the file was changed by somebody else in the meantime, and nothing was written to it',
    'run the command again',
  ],
  EOUTSIDE: ['a link leads out of the team folder, and nothing was written there', 'put the folder itself there'],
};
