import { defineConfig } from 'vitest/config';

// What needs more than Node and git, or much time: each is a script of its own, such as npm run test:browser.
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    include: ['test/{browser,office,shells,warehouse}/*.test.ts'],
    server: { deps: { inline: [/inquirer/] } },
    testTimeout: 600_000,
  },
});
