import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/**/*.test.ts'], exclude: ['tests/e2e/**', 'tests/engines/**'], testTimeout: 30_000 },
});
