import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/{browser,office,shells,warehouse}/**'],
    // inquirer has to be the same copy for the prompts and for the tests that drive them.
    server: { deps: { inline: [/inquirer/] } },
    testTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['src/**'],
      exclude: ['**/generated/**'],
      reporter: ['text'],
      thresholds: {
        'src/domain/**': { branches: 100, lines: 100, functions: 100 },
        'src/store/**': { lines: 95, branches: 95 },
      },
    },
  },
});
