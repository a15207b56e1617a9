/** What the executable needs: the program, and the terminal that it runs in. */
export { main } from './cli/main.ts';
export { processTerminal } from './cli/terminal.ts';
