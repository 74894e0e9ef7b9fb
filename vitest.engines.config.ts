import { defineConfig } from 'vitest/config';

/** Run by `npm run test:engines`, which installs what these tests need. */
export default defineConfig({
  test: { include: ['tests/engines/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 120_000 },
});
