/** Commits a folder's files in a history of many commits, at once. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FIRST = Date.UTC(2021, 0, 1, 12) / 1000;
const BETWEEN = 79_000;

/** @param {string} text */
function data(text) {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

/**
 * Makes a team's folder a repository: its team file first, and then some reviews with each commit, quarter by quarter.
 * @param {string} folder
 * @param {number} reviewsPerCommit
 */
export function makeRepository(folder, reviewsPerCommit) {
  /** @type {string[]} */
  const commits = [];
  /** @param {readonly string[]} files */
  const commit = (files) => {
    const when = FIRST + commits.length * BETWEEN;
    const changes = files.map((file) => `M 100644 inline ${file}\n${data(readFileSync(join(folder, file), 'utf8'))}`);
    const head = `commit refs/heads/main\ncommitter Jo Park <jo@acme.example> ${when} +0000\n`;
    commits.push(`${head}${data(`Of ${String(files[0])}`)}${changes.join('')}\n`);
  };
  commit(['qreview.yaml']);
  for (const quarter of readdirSync(join(folder, 'reviews')).toSorted()) {
    const files = readdirSync(join(folder, 'reviews', quarter)).map((file) => `reviews/${quarter}/${file}`);
    for (let from = 0; from < files.length; from += reviewsPerCommit) {
      commit(files.slice(from, from + reviewsPerCommit));
    }
  }
  /**
   * @param {readonly string[]} words
   * @param {string} [input]
   */
  const git = (words, input) =>
    execFileSync('git', words, { cwd: folder, input, stdio: ['pipe', 'ignore', 'inherit'] });
  git(['init', '--quiet', '--initial-branch=main']);
  git(['fast-import', '--quiet'], commits.join(''));
  git(['reset', '--quiet', '--mixed']);
}
