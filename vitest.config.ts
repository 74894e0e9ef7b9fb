import { configDefaults, defineConfig } from 'vitest/config';

/** Files that put other modules in the place of ours, which no other file may meet. */
const MOCKING = ['tests/crawl/home.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // All cores: Vitest leaves one out unless it is told.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          // A worker loads the modules once and not for each file, which took a quarter of the time.
          isolate: false,
          include: ['tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'tests/e2e/**', 'tests/engines/**', ...MOCKING],
        },
      },
      { extends: true, test: { name: 'alone', include: MOCKING } },
    ],
  },
});
