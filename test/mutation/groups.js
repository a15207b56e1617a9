/** Which tests are tried on the mutants of which files: the tests of a group run in one process. */

// What asks git: its tests start other programs, and take a hundred times as long.
const GIT = '(commit|evidence|example|git|git-log|git-witnesses|repository-checks|staged|versions)\\.ts\\b';
const GIT_TESTS = '(evidence|evidence-limits|example|git|git-log|git-witnesses|staged)';

export const GROUPS = [
  {
    name: 'domain',
    files: /^src\/domain\//,
    tests: /^(domain\/.*|rules|team-rules|cli\/(import|import-again|import-guards|import-team|facts))\.test\.ts$/,
  },
  {
    name: 'store',
    files: new RegExp(`^src/store/(?!${GIT})`),
    tests: new RegExp(
      `^(store/(?!${GIT_TESTS}\\.|many-hands).*|cli/(import|import-again|import-guards|migrate))\\.test\\.ts$`,
    ),
  },
  {
    name: 'git',
    files: new RegExp(`^src/store/${GIT}`),
    tests: new RegExp(`^(store/${GIT_TESTS}|cli/(commit|evidence|init|revisions|staged))\\.test\\.ts$`),
  },
];
