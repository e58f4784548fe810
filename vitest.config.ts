import {defineConfig} from 'vitest/config';

export default defineConfig({
  test: {
    testTimeout: 120_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
    expect: {poll: {timeout: 30_000}},
    reporters: ['default'],
    projects: [
      // What the tests of the rooms import is loaded once, not for each of their two hundred files.
      {extends: true, test: {name: 'unit', include: ['tests/unit/**/*.test.ts'], isolate: false}},
      {
        extends: true,
        test: {name: 'whole', include: ['tests/*/**/*.test.ts'], exclude: ['tests/unit/**']}
      }
    ]
  }
});
