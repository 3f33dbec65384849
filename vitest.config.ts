import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/global-setup.ts',
    // test/cli starts programs, which takes its time where every core is busy.
    testTimeout: 60_000,
    // Tests of the program wait for it most of the time.
    maxWorkers: '100%',
  },
});
